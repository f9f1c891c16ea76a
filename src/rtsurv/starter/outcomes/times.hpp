#pragma once
// Columns of follow-up times: each outcome's once, in one unit.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/starter/values/relations.hpp"
#include "rtsurv/starter/values/words.hpp"

namespace rtsurv::starter {

struct LeftOut {
  std::string column, reason;
};

struct FollowUpTime {
  std::size_t column = 0;
  std::string expression, reason;
  NameWords name;
  std::vector<double> values;
};

struct GuessedTimes {
  std::vector<FollowUpTime> times;  ///< in table order
  std::vector<LeftOut> left_out;    ///< the same follow-up in other columns
};

/// By their names: numbers of which none is negative. Of several that are proportional row by row and not of different
/// outcomes one remains (of equal ones each, when both names say what they are): months with decimals, else the finest. Two that are known in turns, as days to death and days
/// to the last contact, become one.
[[nodiscard]] GuessedTimes guess_times(const TableProfile& table, const std::vector<NameWords>& names);

/// A column that nothing but its values tells: above 0 or at 0, known everywhere, hardly repeated, and beside `event`.
[[nodiscard]] std::optional<FollowUpTime> time_beside(const TableProfile& table, const std::vector<NameWords>& names,
                                                      std::size_t event);

}  // namespace rtsurv::starter
