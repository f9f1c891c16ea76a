#pragma once
// One coefficient of a regression. What the data cannot give is empty.

#include <cstddef>
#include <optional>
#include <string>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// The same coefficient with Firth's penalty, which keeps it finite: profile limits, P of the penalised likelihood
/// ratio. A limit is empty where the profile never falls far enough.
struct FirthEstimate {
  double coefficient = 0.0, std_error = 0.0, hazard_ratio = 0.0;
  std::optional<double> lower, upper;
  double chi_square = 0.0, p = 0.0;

  static void fields(auto& field) {
    field.title("firth_estimate", "A coefficient with Firth's penalty, which keeps it finite.");
    field("coef", &FirthEstimate::coefficient, "penalised log hazard ratio");
    field("se", &FirthEstimate::std_error, "standard error of coef");
    field("hr", &FirthEstimate::hazard_ratio, "hazard ratio, exp(coef)");
    field("lower", &FirthEstimate::lower, "lower profile-likelihood limit of hr; null: unbounded");
    field("upper", &FirthEstimate::upper, "upper profile-likelihood limit of hr; null: unbounded");
    field("chi_square", &FirthEstimate::chi_square, "penalised likelihood ratio, 1 degree of freedom",
          Range::not_negative);
    field("p", &FirthEstimate::p, "P of chi_square", Range::p_value);
  }
};

/// One coefficient of a regression: a numeric covariate, or one level of a factor against its reference; of a spline, one
/// value against its median.
struct CoxTerm {
  std::string term;
  std::optional<std::string> level;      ///< empty for a numeric covariate
  std::optional<std::string> reference;  ///< reference level of a factor
  std::optional<double> coefficient, std_error, robust_std_error, hazard_ratio, lower, upper, z, p;
  bool infinite = false;
  /// Subjects and events at this level (factors) or in all (numeric covariates).
  std::size_t n = 0;
  double events = 0.0;
  bool towards_zero = false;                ///< an infinite coefficient whose hazard ratio goes to 0
  std::optional<FirthEstimate> firth = {};  ///< when asked for, and in every model with an infinite coefficient
  bool undetermined = false;                ///< any value fits these data as well: no number of it exists

  /// Whether the term is a number, whose one coefficient is per unit.
  [[nodiscard]] bool is_number() const { return !level && !reference; }
  /// Whether the term is a factor whose patients are all at its reference level: it has no coefficient.
  [[nodiscard]] bool is_single_level() const { return !level && reference; }

  /// Whether the coefficient has a penalised estimate beside it.
  [[nodiscard]] bool is_penalised() const { return firth.has_value(); }

  /// Of an infinite coefficient, the penalised limit of hr nearest to 1; empty without an estimate or without bound.
  [[nodiscard]] std::optional<double> limit_near_one() const {
    if (!firth) return {};
    return towards_zero ? firth->upper : firth->lower;
  }

  static void fields(auto& field) {
    field.title("cox_term", "One coefficient: a number by its unit, or one level of a factor against the reference.");
    field("term", &CoxTerm::term, "column or expression of the covariate");
    field(
        "level", &CoxTerm::level,
        "level of a factor, value of a spline; null for a number, and for a factor of which only the reference occurs");
    field("reference", &CoxTerm::reference,
          "reference level of the factor, reference value of the spline; absent for a number", absent_if_empty);
    field("n", &CoxTerm::n, "patients at this level; of a number, a spline or a single level, all", people);
    field("events", &CoxTerm::events, "events among them", Range::not_negative, people);
    field("coef", &CoxTerm::coefficient, "log hazard ratio; null: not estimable");
    field("se", &CoxTerm::std_error, "standard error of coef, from the information matrix");
    field("robust_se", &CoxTerm::robust_std_error, "sandwich standard error of coef; null: not asked for");
    field("hr", &CoxTerm::hazard_ratio, "hazard ratio, exp(coef); null: not estimable");
    field("lower", &CoxTerm::lower, "lower confidence limit of hr");
    field("upper", &CoxTerm::upper, "upper confidence limit of hr");
    field("z", &CoxTerm::z, "Wald statistic, coef over its standard error (the robust one where it was asked for)");
    field("p", &CoxTerm::p, "two-sided Wald P", Range::p_value);
    field("infinite", &CoxTerm::infinite, "true: the coefficient is without bound (separation); absent otherwise",
          absent_if_empty);
    field("undetermined", &CoxTerm::undetermined,
          "true: any value fits equally well (neither the level nor its reference has an event); absent otherwise",
          absent_if_empty);
    field("towards_zero", &CoxTerm::towards_zero,
          "true: of an infinite coefficient, the hazard ratio goes to 0; absent otherwise", absent_if_empty);
    field("firth", &CoxTerm::firth, "the coefficient with Firth's penalty, where it was asked for or is needed",
          absent_if_empty);
  }
};

}  // namespace rtsurv::results
