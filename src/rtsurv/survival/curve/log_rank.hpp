#pragma once
// Comparison of survival curves. Start here: log_rank().

#include <span>
#include <vector>

#include "rtsurv/survival/time/estimate.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

struct LogRankOptions {
  double rho = 0.0;  ///< weight S(t-)^rho of the G-rho family, rho >= 0: 0 log-rank, 1 Peto & Peto's Wilcoxon
};

/// One entry per group code in `n`, `observed` and `expected`; the last two are weighted by S(t-)^rho and summed over
/// strata.
struct LogRank {
  std::vector<double> n;
  std::vector<double> observed;
  std::vector<double> expected;
  ChiSquareTest test;  ///< df = rank of the variance: groups at risk at an event, minus 1 in the usual case
};

/// Tests the equality of the survival curves of the groups, stratified when `follow_up` has strata.
///
///     U_g = sum_i w_i (d_ig - d_i n_ig / n_i),   chi-square = U' V^- U
///     V_gh = sum_i w_i^2 d_i (n_i - d_i) / (n_i - 1) (n_ig / n_i) (1{g = h} - n_ih / n_i)
///
/// over the event times t_i of each stratum, w_i = S(t_i-)^rho with S the pooled (within-stratum) Kaplan-Meier curve,
/// left-continuous. Weights of subjects are counts of patients; with delayed entry a subject is at risk on (entry,
/// time]. A group that is never at risk at an event, or never together with another group, has nothing to be compared
/// with: it takes no degree of freedom, and neither does a stratum with one group only. `group` holds codes 0 ..
/// groups-1 in the caller's order of `follow_up`; codes of subjects outside a subset are not looked at, except that the
/// largest code gives the number of groups.
///
/// Cost: O(n + event times x groups^2).
///
/// Source: Mantel, Cancer Chemother Rep 50 (1966) 163-170; Harrington & Fleming, Biometrika 69 (1982) 553-566.
///
/// Agrees with: R survival::survdiff within 1e-9 relative, see tests/oracle/log_rank/.
///
/// Throws NotEstimable with fewer than two groups, without events, or when no event happens while two groups are at
/// risk; InvalidOption for a negative rho, a code below 0 or above 4999, codes that are not as many as the caller's
/// subjects, and weights that add up to one patient or less.
[[nodiscard]] LogRank log_rank(const FollowUp& follow_up, std::span<const int> group,
                               const LogRankOptions& options = {});

}  // namespace rtsurv::survival
