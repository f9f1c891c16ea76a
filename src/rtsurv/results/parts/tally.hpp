#pragma once
// Counted patients: proportions with their exact intervals.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// `n` patients of `of`, in percent, with the two-sided interval of Clopper and Pearson. Without patients only `n`.
struct Proportion {
  std::size_t n = 0, of = 0;
  std::optional<double> percent, lower, upper;

  static void fields(auto& field) {
    field.title("proportion", "Counted patients with the exact interval of Clopper and Pearson.");
    field("n", &Proportion::n, "patients counted", people);
    field("of", &Proportion::of, "patients among whom they are counted", people);
    field("percent", &Proportion::percent, "100 n / of; null without patients", Range::percent);
    field("lower", &Proportion::lower, "lower confidence limit, in percent", Range::percent);
    field("upper", &Proportion::upper, "upper confidence limit, in percent", Range::percent);
  }
};

/// The levels of one category in all patients and in each group.
struct Tally {
  struct Level {
    std::string level;
    Proportion proportion;

    static void fields(auto& field) {
      field.title("tally_level", "A level in one group.");
      field("level", &Level::level, "value of the column");
      field.embed(&Level::proportion);
    }
  };
  struct Group {
    std::string group;          ///< "all", or a level of `by`
    std::size_t n = 0;          ///< patients whose level is known
    std::size_t n_missing = 0;  ///< all others of the group
    std::vector<Level> levels;
    Proportion event;  ///< of those known

    static void fields(auto& field) {
      field.title("tally_group", "All levels in one group.");
      field("group", &Group::group, "\"all\", or level of `by`");
      field("n", &Group::n, "patients whose level is known", people);
      field("n_missing", &Group::n_missing, "all others of the group", people);
      field("levels", &Group::levels, "one for each level");
      field("event", &Group::event, "the levels that make the event, of those known");
    }
  };
  std::string variable;             ///< column or expression
  std::string by;                   ///< empty: no groups
  std::vector<std::string> events;  ///< the levels that make the event
  double confidence_level = 0.95;
  std::vector<Group> groups;

  static void fields(auto& field) {
    field.title("tally", "The levels of one category, counted.");
    field("variable", &Tally::variable, "column or expression");
    field("by", &Tally::by, "column or expression of the groups; null: none", null_if_empty);
    field("events", &Tally::events, "the levels that make the event");
    field("conf_level", &Tally::confidence_level, "level of the confidence limits, as a proportion");
    field.constant("interval", "Clopper-Pearson", "how the limits are computed");
    field("groups", &Tally::groups, "\"all\", then the levels of `by`", Range::not_empty);
  }
};

}  // namespace rtsurv::results
