#pragma once
// Numbers whose digits stand in groups of three: 6,000 and 1,234,567.8, or 6.000 and 1.234.567,8.

#include <optional>
#include <string_view>

namespace rtsurv::table {

struct GroupedNumber {
  double value = 0;
  bool grouped = false;  ///< holds the sign between groups; without one it is below 1000
  bool certain = false;  ///< is no decimal number in any reading: two such signs, or a decimal mark besides
};

/// `between` parts the groups, a point or a comma; the other of the two marks decimals. Nothing for every other text, as
/// for one with a leading zero (0,500), with more or fewer than three digits after a sign, or of four digits and more
/// without one, which who groups would have parted.
[[nodiscard]] std::optional<GroupedNumber> grouped_number(std::string_view text, char between);

}  // namespace rtsurv::table
