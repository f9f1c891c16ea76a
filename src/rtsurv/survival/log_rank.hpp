#pragma once
// Comparison of survival curves. Start here: log_rank().

#include <span>
#include <vector>

#include "rtsurv/survival/estimate.hpp"
#include "rtsurv/survival/follow_up.hpp"

namespace rtsurv::survival {

struct LogRankOptions {
  double rho = 0.0;  ///< weight S(t-)^rho of the G-rho family: 0 log-rank, 1 Peto & Peto's Wilcoxon
};

/// One entry per group in `observed`, `expected`; weighted by S(t-)^rho and summed over strata.
struct LogRank {
  std::vector<double> n;
  std::vector<double> observed;
  std::vector<double> expected;
  ChiSquareTest test;  ///< df = groups with something at risk at an event, minus 1
};

/// Tests the equality of the survival curves of the groups, stratified when `follow_up` has strata.
///
///     U_g = sum_i w_i (d_ig - d_i n_ig / n_i),   chi-square = U' V^- U
///
/// with the hypergeometric variance V and w_i = S(t_i-)^rho, S the pooled (within-stratum) Kaplan-Meier curve.
/// `group` holds codes 0 .. groups-1 in the caller's order of `follow_up`.
/// Cost: O(n + events x groups^2).
/// Source: Harrington & Fleming, Biometrika 69 (1982) 553-566.
/// Agrees with: R survival::survdiff, see tests/oracle/log_rank/.
/// Throws NotEstimable with fewer than two groups or without events.
[[nodiscard]] LogRank log_rank(const FollowUp& follow_up, std::span<const int> group,
                               const LogRankOptions& options = {});

}  // namespace rtsurv::survival
