#pragma once
// The best two cuts of a covariate, and the three groups that they make.

#include <cstdint>
#include <string>
#include <vector>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/survival/cutpoint/two_cuts.hpp"

namespace rtsurv::results {

struct TwoCuts {
  struct Group {
    std::string group;  ///< one of two_cut_groups
    std::size_t n = 0;
    double events = 0.0;
    CoxTerm term;  ///< against the lowest group; of that itself only n and events

    static void fields(auto& field) {
      const auto compared = only_if([](const Group& one) { return one.group != two_cut_groups.front(); });
      field.title("two_cuts_group", "One of the three groups; the lowest is the reference.");
      field("group", &Group::group, "which group", one_of(two_cut_groups[0], two_cut_groups[1], two_cut_groups[2]));
      field("n", &Group::n, "patients", people);
      field("events", &Group::events, "events", Range::not_negative, people);
      field("hr", path(&Group::term, &CoxTerm::hazard_ratio),
            "hazard ratio against the lowest group, as if the cuts "
            "had been known; null: not estimable",
            compared);
      field("lower", path(&Group::term, &CoxTerm::lower), "lower confidence limit of hr", compared);
      field("upper", path(&Group::term, &CoxTerm::upper), "upper confidence limit of hr", compared);
      field("p", path(&Group::term, &CoxTerm::p), "Wald P, not corrected for the search", Range::p_value, compared);
      field("infinite", path(&Group::term, &CoxTerm::infinite),
            "true: the coefficient is without bound (separation); absent otherwise", absent_if_empty);
      field("towards_zero", path(&Group::term, &CoxTerm::towards_zero),
            "true: of an infinite coefficient, the hazard ratio goes to 0; absent otherwise", absent_if_empty);
    }
  };
  survival::TwoCuts search;
  std::uint32_t replicates = 0;  ///< of the simulated P
  double confidence_level = 0.95;
  double naive_p = 1.0;  ///< of the statistic as if the cuts had been known (chi-square, 2 df): not to be used
  std::vector<Group> groups;
  Maybe<KaplanMeierResult> km;  ///< inside a study: of the groups, at its landmarks

  static void fields(auto& field) {
    using Search = survival::TwoCuts;
    field.title("two_cuts", "The best two cuts of a covariate.");
    field.range("cuts", path(&TwoCuts::search, &Search::low_cut), path(&TwoCuts::search, &Search::high_cut),
                "groups are x <= first, first < x <= second, x > second; in the unit of the covariate", never_null);
    field("statistic", path(&TwoCuts::search, &Search::statistic), "Q, the conditional quadratic form of the scores");
    field("pairs", path(&TwoCuts::search, &Search::pairs), "pairs of cuts that were searched");
    field.object("p", "P of the two cuts, corrected for the search over all pairs", [](auto& part) {
      part.constant("method", "condMC", "permutation of the scores");
      part("value", path(&TwoCuts::search, &Search::p), "corrected P", Range::p_value);
      part("std_error", path(&TwoCuts::search, &Search::p_std_error), "Monte Carlo error of the P");
      part("replicates", &TwoCuts::replicates, "permutations");
    });
    field.object("uncorrected", "not to be used", [](auto& part) {
      part("p", &TwoCuts::naive_p, "P of the statistic as if the cuts had been known", Range::p_value);
    });
    field("conf_level", &TwoCuts::confidence_level, "level of the confidence limits, as a proportion", never_null);
    field("groups", &TwoCuts::groups, "the three groups, lowest first");
    field("km", path(&TwoCuts::km, &Maybe<KaplanMeierResult>::value), "survival curves of the groups; only in a study",
          absent_if_empty);
  }
};

}  // namespace rtsurv::results
