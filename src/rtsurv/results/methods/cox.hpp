#pragma once
// Cox regression: `cox`.

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/methods/cox_term.hpp"
#include "rtsurv/results/methods/sample.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/cox/spline.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::results {

struct CoxResult {
  struct Zph {
    static constexpr std::string_view all_terms = "GLOBAL";
    std::string term;  ///< all_terms for the test of all
    survival::ChiSquareTest test;

    [[nodiscard]] bool of_all_terms() const { return term == all_terms; }

    static void fields(auto& field) {
      field.title("zph", "A score test of proportional hazards (Grambsch and Therneau).");
      field("term", &Zph::term, "covariate; \"GLOBAL\" for the test of all");
      field.embed(&Zph::test);
    }
  };
  /// A term as a whole.
  struct Factor {
    std::string term;
    survival::ChiSquareTest test;

    static void fields(auto& field) {
      field.title("cox_factor", "The test of a term and of every interaction that it is part of.");
      field("term", &Factor::term, "covariate or interaction");
      field.embed(&Factor::test);
    }
  };
  /// n and events of a factor's reference level.
  struct Reference {
    std::string term, level;
    std::size_t n = 0;
    double events = 0.0;

    static void fields(auto& field) {
      field.title("cox_reference", "The reference level of a factor.");
      field("term", &Reference::term, "column or expression of the factor");
      field("level", &Reference::level, "its reference level");
      field("n", &Reference::n, "patients at that level", people);
      field("events", &Reference::events, "events among them", Range::not_negative, people);
    }
  };
  /// A number as a natural cubic spline.
  struct Spline {
    std::string term, variable;
    survival::SplineCox curve;  ///< `overall` tests the term in this model

    static void fields(auto& field) {
      field.title("cox_spline", "A number as a natural cubic spline in a model of several terms.");
      field("term", &Spline::term, "as written: spline(variable, df)");
      field("variable", &Spline::variable, "column or expression");
      field("curve", &Spline::curve, "its log hazard ratio against the median, from the 1 % to the 99 % quantile");
    }
  };
  Sample sample;
  std::string as = {};  ///< word of the program whose conventions were asked for; may be empty
  survival::Ties ties = survival::Ties::efron;
  double confidence_level = 0.95;
  bool robust = false;
  std::vector<std::string> strata;  ///< columns
  std::vector<CoxTerm> terms;
  std::vector<Reference> references;
  std::vector<Factor> factors;  ///< one for each term
  std::vector<Spline> splines;  ///< one for each spline whose coefficients are all estimated
  double loglik_null = 0.0, loglik_model = 0.0;
  survival::ChiSquareTest likelihood_ratio, wald, score;
  std::optional<survival::Concordance> concordance;
  int iterations = 0;
  bool converged = false;
  std::vector<Zph> zph;
  std::string zph_transform;                          ///< "km", "identity", "rank", "log"; empty when not asked for
  std::optional<survival::ChiSquareTest> firth = {};  ///< penalised likelihood ratio of all terms, with CoxTerm::firth

  /// What the Cox and the Fine-Gray regression have in common.
  static void model_fields(auto& field) {
    field("ties", &CoxResult::ties, "how tied event times are handled");
    field("conf_level", &CoxResult::confidence_level, "level of the confidence limits, as a proportion");
    field("robust", &CoxResult::robust, "limits and P are from the sandwich variance");
    field("strata", &CoxResult::strata, "columns whose levels are the strata");
    field.object("loglik", "log partial likelihood", [](auto& part) {
      part("null", &CoxResult::loglik_null, "of the model without covariates");
      part("model", &CoxResult::loglik_model, "at its maximum");
    });
    field("terms", &CoxResult::terms,
          "one for each coefficient; of a spline one for each quartile against the median, tested by Wald");
    field("splines", &CoxResult::splines, "the curve of each spline; absent: none", absent_if_empty, Range::not_empty);
    field("references", &CoxResult::references, "the reference level of each factor");
    field.object("tests", "tests of all coefficients together", [](auto& part) {
      part("likelihood_ratio", &CoxResult::likelihood_ratio, "likelihood ratio against no covariates");
      part("wald", &CoxResult::wald, "Wald test");
      part("score", &CoxResult::score, "score test; of a single factor without ties it is the log-rank test");
    });
  }

  static void fields(auto& field) {
    regression_fields(field);
    field("factors", &CoxResult::factors, meaning_of_factors);
  }

  /// In the model of a study "factors" are the names of its factors.
  static void part_fields(auto& field) {
    regression_fields(field);
    field("term_tests", &CoxResult::factors, meaning_of_factors, absent_if_empty);
  }

 private:
  static constexpr const char* meaning_of_factors =
      "test of each term, with the interactions that it is part of: likelihood ratio, or the robust Wald test with "
      "clusters and sampling weights";

  static void regression_fields(auto& field) {
    field.title("cox", "Cox proportional-hazards regression.");
    field.command("cox", &CoxResult::sample);
    field("as", &CoxResult::as, "program whose conventions were asked for; absent: none", absent_if_empty);
    model_fields(field);
    field.view("concordance", shown_concordance, read_concordance, "Harrell's concordance of the model");
    field("iterations", &CoxResult::iterations, "Newton steps", Range::not_negative);
    field("converged", &CoxResult::converged, "false: the maximum was not reached, do not use the model");
    field.object(
        "firth", "all coefficients together with Firth's penalty",
        [](auto& part) {
          part("likelihood_ratio", &CoxResult::firth, "penalised likelihood ratio against no covariates", never_null);
        },
        only_if([](const CoxResult& result) { return result.firth.has_value(); }));
    const auto tested = only_if([](const CoxResult& result) { return !result.zph_transform.empty(); });
    field("zph_transform", &CoxResult::zph_transform, "transformation of time in the tests of proportional hazards",
          tested, one_of("km", "identity", "rank", "log"));
    field("zph", &CoxResult::zph, "tests of proportional hazards; absent: not asked for", tested);
  }
  static survival::Concordance shown_concordance(const CoxResult& result) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    return result.concordance.value_or(survival::Concordance{.c = none, .std_error = none});
  }
  static void read_concordance(CoxResult& result, const survival::Concordance& shown) {
    if (shown.c == shown.c) result.concordance = shown;
  }
};

}  // namespace rtsurv::results
