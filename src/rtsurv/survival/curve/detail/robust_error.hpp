#pragma once
// The infinitesimal jackknife of a Kaplan-Meier curve: what each patient's weight does to it.

#include <span>
#include <vector>

#include "rtsurv/survival/time/follow_up.hpp"
#include "rtsurv/survival/time/time_counts.hpp"

namespace rtsurv::survival::detail {

/// The robust standard error of log S(t) at each row of `counts`, those of the same follow-up in one stratum; NaN once S
/// is 0.
///
/// With B(t) = sum_{t_j <= t} d_j / (n_j (n_j - d_j)), the derivative of log S(t) by the weight of patient i, seen on
/// (e, t_i], is
///
///     g_i(t) = B(min(t, t_i)) - B(e) - [event of i at t_i <= t] / (n - d at t_i)
///
/// and the variance the sum over clusters of the squares of sum_i w_i g_i(t). With weights of 1, no
/// clusters and no late entry that is Greenwood's.
///
/// Cost: O(n), O(n log n) with entry. Throws as sorted_clusters().
[[nodiscard]] std::vector<double> robust_log_errors(const FollowUp& follow_up, std::span<const int> cluster,
                                                    const TimeCounts& counts);

/// The robust variance of the area under the curve up to tau, by the integrals of S(t) g_i(t).
[[nodiscard]] double robust_area_variance(const FollowUp& follow_up, std::span<const int> cluster,
                                          const TimeCounts& counts, double tau);

}  // namespace rtsurv::survival::detail
