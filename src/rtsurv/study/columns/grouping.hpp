#pragma once
// When a column can be a grouping: few values make groups, many make a covariate or an identifier.

#include <cstddef>
#include <string_view>

#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// The largest number of distinct values of a numeric column that are still taken as groups.
inline constexpr std::size_t most_group_values = 10;

/// A number with more distinct values than that; false for texts and booleans.
[[nodiscard]] bool has_many_values(const table::Column& column);

/// A factor of up to that many levels is always one.
inline constexpr std::size_t levels_of_any_factor = 30;

/// No factor has more levels: a model would need a column for each.
inline constexpr std::size_t most_levels = 200;

/// Refuses a factor with more than 30 levels when these are more than half of the patients whose level is known, as an
/// identifier has, and with more than 200 in any case. Throws Error(usage) that names `used_by` and the factor, with the
/// count of levels and what to do.
void require_few_levels(const Factor& factor, std::string_view used_by);

}  // namespace rtsurv::study
