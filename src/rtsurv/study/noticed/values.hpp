#pragma once
// Small questions about the values of a column.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/table/table.hpp"

namespace rtsurv::study::noticed {

[[nodiscard]] bool is_number(const table::Column& column) noexcept;  ///< number or integer

[[nodiscard]] std::size_t known(const table::Column& column) noexcept;

/// The known values, ascending.
[[nodiscard]] std::vector<double> sorted_values(const table::Column& column);

/// The different values with their rows, ascending.
[[nodiscard]] std::vector<std::pair<double, std::size_t>> counted_values(const table::Column& column);

/// Rows of each level of a text.
[[nodiscard]] std::vector<std::size_t> level_counts(const table::Column& column);

[[nodiscard]] bool all_whole(const std::vector<double>& values) noexcept;

/// A text whose levels repeat: at least two rows for each of those that occur.
[[nodiscard]] bool is_category(const table::Column& column);

/// A code 0, 1, ... per row, -1 where missing, of a text, a boolean or a number of at most 10 values; empty for any other
/// column and for one with a single value.
[[nodiscard]] std::vector<int> few_codes(const table::Column& column);

/// Pearson's correlation over the rows in which both numbers are known; nothing with fewer than 10 of them, or without
/// variance.
[[nodiscard]] std::optional<double> correlation(const table::Column& a, const table::Column& b);

/// The rows in which both are known.
[[nodiscard]] std::size_t both_known(const table::Column& a, const table::Column& b) noexcept;

}  // namespace rtsurv::study::noticed
