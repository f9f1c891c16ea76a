#pragma once
// What stands beside a searched cut: every correction of its P, what is left of its hazard ratio, where else it could
// lie, and the covariate without a cut.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/survival/cox/spline.hpp"
#include "rtsurv/survival/cutpoint/cut_bootstrap.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::results {

struct CutpointEvidence {
  struct PValue {
    survival::MaxstatP method = survival::MaxstatP::conditional_monte_carlo;
    std::optional<double> p, std_error;  ///< std_error of a simulated P
    std::string why;                     ///< why there is none

    static void fields(auto& field) {
      field.title("cutpoint_p", "The P of a searched cut by one method.");
      field("method", &PValue::method, "how the P allows for the search");
      field("value", &PValue::p, "corrected P; null: not estimable", Range::p_value);
      field("std_error", &PValue::std_error, "Monte Carlo error of a simulated P; null: not simulated");
      field("not_estimable", &PValue::why, "why there is no P", only_if([](const PValue& one) { return !one.p; }));
    }
  };
  /// The hazard ratio of x > cut, shrunken by cross-validation (survival::cut_shrinkage).
  struct Shrinkage {
    double hazard_ratio = 1.0;  ///< as if the cut had been known: too far from 1
    double factor = 0.0;        ///< c, in [0, 1]
    double shrunken = 1.0;      ///< hazard_ratio^c

    static void fields(auto& field) {
      field.title("cut_shrinkage", "The hazard ratio of x > cut, shrunken by cross-validation.");
      field("hr_naive", &Shrinkage::hazard_ratio, "hazard ratio as if the cut had been known: too far from 1");
      field("factor", &Shrinkage::factor, "c, the share of the log hazard ratio that is left", Range::proportion);
      field("hr_shrunken", &Shrinkage::shrunken, "hazard ratio that new patients can be expected to show, hr_naive^c");
    }
  };
  double naive_p = 1.0;          ///< of the statistic as if the cut had been known: not to be used
  std::vector<PValue> p_values;  ///< every method, the default first
  Maybe<Shrinkage> shrinkage;
  survival::CutBootstrap bootstrap;
  Maybe<survival::SplineCox> spline;
  std::vector<std::pair<double, std::size_t>> values;  ///< values of the covariate with their patients; 40 at most
  std::vector<double> deciles;                         ///< when there are more values
  std::optional<double> fixed;                         ///< a cut known beforehand: x >= fixed
  Maybe<survival::ChiSquareTest> fixed_test;           ///< its log-rank test, which no search has touched
  std::optional<Maybe<survival::ChiSquareTest>> fixed_gray =
      {};  ///< its test of Gray, where the search is by his scores

  /// The test of the fixed cut that asks what the search asks.
  [[nodiscard]] const Maybe<survival::ChiSquareTest>& test_of_fixed() const {
    return fixed_gray ? *fixed_gray : fixed_test;
  }

  static void fields(auto& field) {
    field.title("cutpoint_evidence", "What stands beside a searched cut.");
    field("p_values", &CutpointEvidence::p_values, "the P of the cut by every method, the default first");
    field.object("uncorrected", "not to be used", [](auto& part) {
      part("p", &CutpointEvidence::naive_p, "P of the statistic as if the cut had been known", Range::p_value);
    });
    field("shrinkage", &CutpointEvidence::shrinkage,
          "what is left of the hazard ratio of the searched cut; with score gray of the subdistribution");
    field("bootstrap", &CutpointEvidence::bootstrap, "where else the cut could lie");
    field("spline", &CutpointEvidence::spline, "the covariate without a cut");
    field.pairs("values", &CutpointEvidence::values, {"value", "of the covariate"}, {"n", "patients with it", true},
                "every value; none when there are more than 40");
    field("deciles", &CutpointEvidence::deciles, "of the covariate; none when \"values\" has every value");
    field.object(
        "fixed", "the cut that the protocol knew beforehand; absent: none",
        [](auto& part) {
          part("cut", &CutpointEvidence::fixed, "the cut: groups are x >= cut and x < cut", never_null);
          part("logrank", &CutpointEvidence::fixed_test, "log-rank test of these groups, which no search has touched");
          part("gray", &CutpointEvidence::fixed_gray, "Gray's test of these groups; only with score gray",
               absent_if_empty);
        },
        only_if([](const CutpointEvidence& evidence) { return evidence.fixed.has_value(); }));
  }
};

}  // namespace rtsurv::results
