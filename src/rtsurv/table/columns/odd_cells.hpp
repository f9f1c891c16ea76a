#pragma once
// Columns that are numbers or dates but for a few cells.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/table/columns/cohort.hpp"

namespace rtsurv::table {

/// A cell that does not fit its column, which is one of numbers or dates without it.
struct OddCell {
  std::size_t row = 0;  ///< data row of the file, from 1
  std::string column;
  ColumnType expected = ColumnType::number;  ///< number or date
  std::string advice;                        ///< how to declare a word for "no value"; else empty
};

/// Looks at the named text columns: where at least four cells are numbers, or dates, and no more than a tenth of the
/// known cells (or a single one) are neither, the column becomes one of numbers or dates in which those few are
/// missing, and they are given, column by column. All other columns remain as they are.
[[nodiscard]] std::vector<OddCell> set_apart(Cohort& cohort, const std::vector<std::string>& columns);

}  // namespace rtsurv::table
