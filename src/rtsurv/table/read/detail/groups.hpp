#pragma once
// Columns whose commas, or points, part thousands: 6,000 Gy are no 6.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/read/detail/typing.hpp"

namespace rtsurv::table::detail {

/// The column with `between` parting its thousands, when every known cell is such a number (grouped_number()) and one at
/// least has that sign. Cost: up to the first cell that is none.
[[nodiscard]] std::optional<GroupedColumn> read_groups(const std::string& name, const Cells& cells,
                                                       const TypingRules& rules, char between);

/// Takes the grouped reading of a column of which a decimal one is possible too, when the other columns of the text file
/// mark decimals with the other sign, and none with this. Gives the notes of all that were taken here or before, and of
/// those that stay open.
[[nodiscard]] std::vector<std::string> settle_groups(std::vector<TypedColumn>& columns, bool text_file);

}  // namespace rtsurv::table::detail
