#pragma once
// Cells of text -> a typed column.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/columns/written_date.hpp"
#include "rtsurv/table/read/detail/cells.hpp"
#include "rtsurv/table/read/options.hpp"

namespace rtsurv::table::detail {

struct TypingRules {
  std::vector<std::string> missing;  ///< texts that mean missing, beside the empty one
  bool decimal_comma = false;        ///< whether 12,5 may be a number
  std::optional<char> decimal = {};  ///< the decimal mark, when it was told
  DateRules dates = {};
  std::vector<std::pair<std::string, std::vector<std::string>>> same = {};  ///< as ColumnOptions::same
};

/// What holds for the column of that name.
[[nodiscard]] TypingRules typing_rules(const std::string& name, const ReadOptions& options, bool decimal_comma);

/// A text that means missing, as the empty one does.
[[nodiscard]] bool is_missing(std::string_view text, const TypingRules& rules);

/// The text that a column has for another way to write it.
[[nodiscard]] std::string_view replaced(std::string_view text, const TypingRules& rules);

/// A column of numbers with a sign between thousands.
struct GroupedColumn {
  Column column;
  char between = ',';
  bool certain = false;  ///< no decimal reading is possible
};

struct TypedColumn {
  Column column;               ///< levels in the order of their first occurrence
  bool decimal_comma = false;  ///< has numbers with one, which part no thousands
  bool decimal_point = false;
  std::optional<GroupedColumn> grouped = {};  ///< how the column reads with its commas or points between thousands
  bool took_groups = false;                   ///< and `column` is that
  std::vector<std::size_t> counted = {};      ///< date column: cells that were day counts of a spreadsheet
  bool times = false;                         ///< date column: times of day were cut off
  std::string suspect = {};                   ///< text column: a level such as "NA" that was not declared as missing
};

/// Types a column on all of its cells: integer, number, boolean or date when every cell that is not missing is one
/// (dates as read_dates() says), else text. A number column may hold NaN and infinities, and decimal points or decimal commas, but not both.
/// Points or commas between thousands are read when no cell allows another reading, or when the decimal mark was told.
/// A column without any value is a number column. Cost: linear; a text column is read twice.
[[nodiscard]] TypedColumn type_column(const std::string& name, const Cells& cells, const TypingRules& rules);

}  // namespace rtsurv::table::detail
