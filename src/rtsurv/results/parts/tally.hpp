#pragma once
// Counted patients: proportions with their exact intervals.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace rtsurv::results {

/// `n` patients of `of`, in percent, with the two-sided interval of Clopper and Pearson. Without patients only `n`.
struct Proportion {
  std::size_t n = 0, of = 0;
  std::optional<double> percent, lower, upper;
};

/// The levels of one category in all patients and in each group.
struct Tally {
  struct Level {
    std::string level;
    Proportion proportion;
  };
  struct Group {
    std::string group;          ///< "all", or a level of `by`
    std::size_t n = 0;          ///< patients whose level is known
    std::size_t n_missing = 0;  ///< all others of the group
    std::vector<Level> levels;
    Proportion event;  ///< of those known
  };
  std::string variable;             ///< column or expression
  std::string by;                   ///< empty: no groups
  std::vector<std::string> events;  ///< the levels that make the event
  double confidence_level = 0.95;
  std::vector<Group> groups;
};

}  // namespace rtsurv::results
