#pragma once
// What is done to whole columns.

#include <cstdint>
#include <vector>

#include "rtsurv/table/table.hpp"

namespace rtsurv::table {

/// A column of that type in which every row is missing.
[[nodiscard]] Column missing_column(std::string name, ColumnType type, std::size_t rows);

/// Drops levels that no row has, and puts the rest in the order of their bytes. Does nothing to other types.
void sort_levels(Column& column);

/// Drops the rows for which kept[i] is 0.
void keep_rows(Column& column, const std::vector<std::uint8_t>& kept);

/// The first row from `start` on whose value is NaN or infinite; the number of rows when there is none.
[[nodiscard]] std::size_t first_non_finite(const Column& column, std::size_t start);

}  // namespace rtsurv::table
