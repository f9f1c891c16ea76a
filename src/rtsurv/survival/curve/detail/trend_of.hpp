#pragma once
// The test for trend that sums give.

#include <span>

#include "rtsurv/survival/curve/detail/log_rank_sums.hpp"
#include "rtsurv/survival/curve/log_rank_trend.hpp"

namespace rtsurv::survival::detail {

/// log_rank_trend() documents the formula and what this throws of scores.
[[nodiscard]] LogRankTrend trend_of(const LogRankSums& sums, std::span<const double> score,
                                    const LogRankOptions& options);

}  // namespace rtsurv::survival::detail
