#pragma once
// Risk groups, and every endpoint in them.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/methods/cox.hpp"
#include "rtsurv/results/methods/incidence.hpp"
#include "rtsurv/results/methods/kaplan_meier.hpp"
#include "rtsurv/results/methods/log_rank.hpp"

namespace rtsurv::results {

struct RiskGroups {
  struct Group {
    std::string group;
    std::vector<int> counts;  ///< numbers of true factors that make it
    std::size_t n = 0;

    static void fields(auto& field) {
      field.title("risk_group", "A risk group.");
      field("group", &Group::group, "name of the group");
      field("counts", &Group::counts, "numbers of true factors that make it", Range::not_negative);
      field("n", &Group::n, "patients", people);
    }
  };
  struct Outcome {
    std::string endpoint;
    Maybe<KaplanMeierResult> km;
    Maybe<LogRankResult> logrank;
    Maybe<CoxResult> cox;  ///< groups against the first
    struct Pair {
      std::string first, second;
      Maybe<LogRankResult> logrank;
      std::optional<double> p_adjusted = {};  ///< by Holm over the pairs that could be tested

      static void fields(auto& field) {
        field.title("risk_group_pair", "Two risk groups compared.");
        field("first", &Pair::first, "name of the first group");
        field("second", &Pair::second, "name of the second group");
        field("logrank", &Pair::logrank, "log-rank test between the two, not corrected for the number of pairs");
        field("p_adjusted", &Pair::p_adjusted, "its P adjusted for the number of pairs (Holm); null: not estimable",
              Range::p_value);
      }
    };
    std::vector<Pair> pairwise;
    std::optional<Maybe<IncidenceResult>> cuminc = {};  ///< by group, with Gray's test; only with a competing event

    static void fields(auto& field) {
      field.title("risk_group_outcome", "An endpoint in the risk groups.");
      field("km", &Outcome::km, "survival curves of the groups");
      field("logrank", &Outcome::logrank, "log-rank test between all groups");
      field("cox", &Outcome::cox, "Cox model of the groups against the first");
      field("pairwise", &Outcome::pairwise, "every pair of groups");
      field("cuminc", &Outcome::cuminc, "cumulative incidence by group; only with a competing event", absent_if_empty);
    }
  };
  std::size_t n_missing = 0;
  std::vector<std::string> factors;
  std::vector<Group> groups;
  std::vector<Outcome> endpoints;

  static void fields(auto& field) {
    field.title("risk_groups", "Groups by the number of true risk factors.");
    field("factors", &RiskGroups::factors, "the risk factors");
    field("n_missing", &RiskGroups::n_missing, "patients in whom a factor is missing", people);
    field("groups", &RiskGroups::groups, "lowest risk first");
    field.keyed("endpoints", &RiskGroups::endpoints, &Outcome::endpoint, "by name of the endpoint");
  }
};

}  // namespace rtsurv::results
