#pragma once
// Columns that are numbers or dates but for a few cells.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/table/columns/cohort.hpp"
#include "rtsurv/table/columns/written_date.hpp"

namespace rtsurv::table {

enum class OddKind {
  no_value,     ///< a word for "no value", such as NA or unknown
  limit,        ///< <0.1, >= 100
  approximate,  ///< ca. 60, ~60, about 60
  grouped,      ///< a number with a comma that may part thousands: 1,472
  marked,       ///< a number with a unit or a sign: 45%, 12 mg
  other_order,  ///< a date, but not in the order of the column
  other,
};

/// A cell that does not fit its column, which is one of numbers or dates without it.
struct OddCell {
  std::size_t row = 0;  ///< as Cohort::row
  std::string column;
  ColumnType expected = ColumnType::number;  ///< number or date
  OddKind kind = OddKind::other;
  std::string word;  ///< the word for "no value"; else empty, since a cell may identify a patient
};

/// Cell i of a column of texts, which stands in that row of the sheet and should be of that type.
[[nodiscard]] OddCell odd_cell(const Column& column, std::size_t i, std::size_t row, ColumnType expected);

/// The column as one of numbers or dates, in which the cells that are neither are missing.
struct NearlyTyped {
  Column column;
  std::vector<OddCell> odd;  ///< in the order of the rows
};

/// Of a text column: where at least four cells are numbers, or dates, and no more than a tenth of the known cells (or a
/// single one) are neither. Nothing for every other column.
[[nodiscard]] std::optional<NearlyTyped> nearly_typed(const Cohort& cohort, const Column& column,
                                                      const DateRules& rules);

/// What the other cells of the column are.
enum class Rest {
  fits,  ///< as expected: nearly_typed()
  any,   ///< anything, since numbers or dates are needed here whatever the column holds
};

/// One message for the odd cells of one column: how many of each kind, in which rows, and the keys that settle them.
/// The name of the column is not in it.
[[nodiscard]] std::string describe(const std::vector<OddCell>& odd, Rest rest = Rest::fits);

}  // namespace rtsurv::table
