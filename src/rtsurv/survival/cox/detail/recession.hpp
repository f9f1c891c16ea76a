#pragma once
// A direction without maximum, looked for among all directions. Start here: recession_direction().

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/detail/covariates.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"

namespace rtsurv::survival::detail {

/// The point nearest to `gradient` in the cone of the directions d along which the partial likelihood never falls:
///
///     minimise |d - g|^2   so that   (x_i - x_j)'d >= 0   for every event i and every j at risk at its time
///
/// With g the score at 0 it is 0 exactly when there is no separation: every direction that orders a pair has g'd > 0.
/// Only the pairs that matter are kept: the worst of all is found by one scan and added until none is out of order
/// (active set of non-negative least squares). Columns with left_out[j] != 0 have d_j = 0.
///
/// 0 also when rounding errors stop the search; the caller verifies any other direction (never_falls).
///
/// Cost: O(n p) for each pair that is added, a few times p of them.
///
/// Source: Lawson & Hanson, Solving Least Squares Problems (1974), chapter 23.
[[nodiscard]] std::vector<double> recession_direction(const RiskSets& sets, const ScaledCovariates& covariates,
                                                      std::span<const double> gradient,
                                                      std::span<const std::uint8_t> left_out);

}  // namespace rtsurv::survival::detail
