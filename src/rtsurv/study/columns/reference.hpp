#pragma once
// A reference level that other levels can be compared with. Start here: reference_with_events().

#include <cstddef>
#include <optional>
#include <vector>

#include "rtsurv/study/columns/factor.hpp"

namespace rtsurv::study {

/// The patients and events of each level of a factor.
struct LevelCounts {
  std::vector<std::size_t> n, events;
};

/// Of the rows in which both the factor and `counted` (column of 0/1) are known.
[[nodiscard]] LevelCounts count_levels(const Factor& factor, const table::Column& counted);

/// The level to stand in for a reference without events, against which every ratio would be without bound: the largest
/// with events, the first of equals. Nothing when the reference has events, when no level has any, and for two levels,
/// which are without bound either way round.
[[nodiscard]] std::optional<std::size_t> reference_with_events(const LevelCounts& counts);

}  // namespace rtsurv::study
