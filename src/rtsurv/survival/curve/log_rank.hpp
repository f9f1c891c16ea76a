#pragma once
// Comparison of survival curves. Start here: log_rank().

#include <span>
#include <vector>

#include "rtsurv/survival/time/estimate.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// What the weight w_i of the event time t_i is made of: n_i patients at risk in the stratum, or S, the Kaplan-Meier
/// curve of all groups of the stratum together.
enum class LogRankWeight {
  survival,      ///< S(t_i-)^rho (1 - S(t_i-))^gamma, left-continuous: 1 (log-rank) when both are 0
  at_risk,       ///< n_i: Gehan's test, also known as Breslow's or the generalised Wilcoxon test
  root_at_risk,  ///< sqrt(n_i): Tarone & Ware's test
};

/// Which test. The G^{rho,gamma} family of Fleming & Harrington has weights from survival:
///
///     rho  gamma
///      0     0     log-rank: every event counts alike
///      1     0     Peto & Peto's Wilcoxon: early events count more. S is the Kaplan-Meier curve just before t_i, as in
///                  R survdiff(rho = 1); Peto and Peto's own curve, prod(1 - d / (n + 1)), is not used
///      0     1     late events count more (0^0 is 1; the first event time has the weight 0)
struct LogRankOptions {
  double rho = 0.0;    ///< >= 0; of weights from survival only
  double gamma = 0.0;  ///< >= 0; of weights from survival only
  LogRankWeight weight = LogRankWeight::survival;
};

/// One entry per group code in `n`, `observed` and `expected`; the last two are sums over strata of events, each with
/// the weight of its time.
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
/// over the event times t_i of each stratum. The variance is hypergeometric whatever the weight; Gehan's own
/// permutation variance, which needs equal censoring in all groups, is not used. Strata are summed as they are: with
/// weights from the number at risk a large stratum counts for more.
///
/// Weights of subjects are counts of patients; with delayed entry a subject is at risk on (entry,
/// time]. A group that is never at risk at an event, or never together with another group, has nothing to be compared
/// with: it takes no degree of freedom, and neither does a stratum with one group only. `group` holds codes 0 ..
/// groups-1 in the caller's order of `follow_up`; codes of subjects outside a subset are not looked at, except that the
/// largest code gives the number of groups.
///
/// Cost: O(n + event times x groups^2).
///
/// Source: Mantel, Cancer Chemother Rep 50 (1966) 163-170; Gehan, Biometrika 52 (1965) 203-223; Breslow, Biometrika 57
/// (1970) 579-594; Peto & Peto, J R Stat Soc A 135 (1972) 185-207; Tarone & Ware, Biometrika 64 (1977) 156-160;
/// Harrington & Fleming, Biometrika 69 (1982) 553-566; Fleming & Harrington, Counting Processes and Survival Analysis
/// (1991), chapter 7.
///
/// Agrees with: R survival::survdiff within 1e-9 relative for gamma = 0 without delayed entry, the definition in base R
/// for the rest, see tests/oracle/log_rank/.
///
/// Throws NotEstimable with fewer than two groups, without events, when no event (of a weight above 0) happens while two
/// groups are at risk, or, with rho or gamma, when delayed entry lets S come to 0 before the last event of a stratum,
/// after which no event could be weighed; InvalidOption for a negative rho or gamma, a code below 0 or above 4999, codes
/// that are not as many as the caller's subjects, and weights that add up to one patient or less.
[[nodiscard]] LogRank log_rank(const FollowUp& follow_up, std::span<const int> group,
                               const LogRankOptions& options = {});

}  // namespace rtsurv::survival
