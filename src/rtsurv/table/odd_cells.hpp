#pragma once
// Columns that are numbers or dates but for a few cells.

#include <string>
#include <vector>

#include "rtsurv/table/cohort.hpp"

namespace rtsurv::table {

/// Looks at the named text columns: where at least four cells are numbers, or dates, and no more than a tenth of the
/// known cells (or a single one) are neither, the column becomes one of numbers or dates in which those few are
/// missing, and they are given, column by column. All other columns remain as they are.
[[nodiscard]] std::vector<OddCell> set_apart(Cohort& cohort, const std::vector<std::string>& columns);

}  // namespace rtsurv::table
