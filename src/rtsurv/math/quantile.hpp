#pragma once
// Sample quantiles and ranks.

#include <span>
#include <vector>

namespace rtsurv::math {

/// Quantile of ascending values by linear interpolation of the order statistics (type 7 of
/// Hyndman & Fan, Am Stat 50 (1996) 361-365; the default of R). `sorted` not empty, p in [0, 1].
[[nodiscard]] double quantile_sorted(std::span<const double> sorted, double p);

/// Ranks from 1; tied values share their average rank.
[[nodiscard]] std::vector<double> average_ranks(std::span<const double> values);

}  // namespace rtsurv::math
