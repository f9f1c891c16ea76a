#pragma once
// The effect of a variable inside groups.

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
#include "rtsurv/results/parts/effect_adjusted.hpp"
#include "rtsurv/results/parts/effect_difference.hpp"

namespace rtsurv::results {

struct Effect {
  struct Group {
    std::string group;
    std::size_t n = 0;
    Maybe<LogRankResult> logrank;
    Maybe<CoxResult> cox;
    Maybe<KaplanMeierResult> km;
    bool too_few = false;                               ///< fewer than 10 events: no P is shown
    std::optional<EffectDifference> difference = {};    ///< of a variable with two sides
    std::optional<Maybe<IncidenceResult>> cuminc = {};  ///< by the variable; only with a competing event

    static void fields(auto& field) {
      field.title("effect_group", "The effect in one group.");
      field("group", &Group::group, "name of the group");
      field("n", &Group::n, "patients", people);
      field("logrank", &Group::logrank, "log-rank test of the variable in the group");
      field("cox", &Group::cox, "Cox model of the variable in the group");
      field("km", &Group::km, "survival curves of the sides of the variable in the group");
      field("too_few", &Group::too_few, "fewer than 10 events: no P is shown");
      field("difference", &Group::difference, "absolute effect; null: the variable has not two sides");
      field("cuminc", &Group::cuminc,
            "cumulative incidence by the variable, with Gray's test; only of groups, with a competing event",
            absent_if_empty);
    }
  };
  std::string variable, within, endpoint;
  std::vector<Group> groups;
  Maybe<survival::ChiSquareTest> interaction;       ///< likelihood ratio of variable x group against variable + group
  Maybe<CoxResult> overall;                         ///< the variable, stratified by group
  std::optional<EffectDifference> difference = {};  ///< standardised to the patients of all groups
  std::optional<Maybe<AdjustedEffect>> adjusted = {};  ///< when asked for

  static void fields(auto& field) {
    field.title("effect", "The effect of a variable inside groups.");
    field("variable", &Effect::variable, "column or expression");
    field("within", &Effect::within, "column or expression of the groups");
    field("endpoint", &Effect::endpoint, "endpoint of the effect");
    field("groups", &Effect::groups, "one for each group");
    field("interaction", &Effect::interaction, "likelihood ratio of variable x group against variable + group");
    field("overall", &Effect::overall, "Cox model of the variable, stratified by group");
    field("difference", &Effect::difference,
          "absolute effect standardised to the patients of all groups; null: the variable has not two sides");
    field("adjusted", &Effect::adjusted, "adjusted for `adjust`, in all patients; absent: not asked for",
          absent_if_empty);
  }
};

}  // namespace rtsurv::results
