#pragma once
// A statement at every alpha/beta of a sweep.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// A statement that can be true at one alpha/beta and false at another.
struct SweptConclusion {
  enum class Kind {
    schedule_reaches,  ///< the EQD2 of schedule `subject` reaches the threshold
    cutpoint_p,        ///< the corrected P of cut-point `subject` is below 0.05
    effect_direction,  ///< variable `subject` has a hazard ratio below 1 in `group`
    effect_p,          ///< the P of that hazard ratio is below 0.05
    interaction_p,     ///< the P of interaction of variable `subject` with `within` is below 0.05
  };
  /// Between two neighbouring values of alpha/beta.
  struct Change {
    double from_gy = 0.0, to_gy = 0.0;
    bool becomes = false;  ///< true: false before, true after

    static void fields(auto& field) {
      field.title("swept_change", "Where a conclusion changes.");
      field("from_gy", &Change::from_gy, "alpha/beta before the change, Gy");
      field("to_gy", &Change::to_gy, "alpha/beta after it, Gy");
      field("becomes", &Change::becomes, "true: false before, true after");
    }
  };
  Kind kind = Kind::schedule_reaches;
  std::string subject, within, group, endpoint;  ///< those that the kind does not need are empty
  std::vector<std::optional<bool>> holds;        ///< empty where the data cannot tell
  std::optional<bool> at_reference;
  std::vector<Change> changes;  ///< empty: the same throughout, wherever the data can tell

  static void fields(auto& field) {
    field.title("swept_conclusion", "A statement that can be true at one alpha/beta and false at another.");
    field("conclusion", &SweptConclusion::kind, "what is stated");
    field("subject", &SweptConclusion::subject, "of which schedule, cut-point or variable");
    field("within", &SweptConclusion::within, "grouping of the effect", absent_if_empty);
    field("group", &SweptConclusion::group, "group of the effect", absent_if_empty);
    field("endpoint", &SweptConclusion::endpoint, "its endpoint", absent_if_empty);
    field("at_reference", &SweptConclusion::at_reference, "whether it holds at the reference; null: cannot be told");
    field("holds", &SweptConclusion::holds, "whether it holds at each alpha/beta; null: cannot be told");
    field("changes", &SweptConclusion::changes, "empty: the same throughout, wherever the data can tell");
  }
};

template <>
struct Words<SweptConclusion::Kind> {
  using enum SweptConclusion::Kind;
  static constexpr std::array<std::pair<SweptConclusion::Kind, std::string_view>, 5> all{
      {{schedule_reaches, "schedule reaches threshold"},
       {cutpoint_p, "cutpoint p < 0.05"},
       {effect_direction, "effect hr < 1"},
       {effect_p, "effect p < 0.05"},
       {interaction_p, "interaction p < 0.05"}}};
};

}  // namespace rtsurv::results
