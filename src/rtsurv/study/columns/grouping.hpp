#pragma once
// When a number can be a grouping: few values make groups, many make a covariate.

#include <cstddef>

#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// The largest number of distinct values of a numeric column that are still taken as groups.
inline constexpr std::size_t most_group_values = 10;

/// A number with more distinct values than that; false for texts and booleans.
[[nodiscard]] bool has_many_values(const table::Column& column);

}  // namespace rtsurv::study
