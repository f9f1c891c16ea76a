#pragma once
// The infinitesimal jackknife of cumulative incidences: what each patient's weight does to them.

#include <span>
#include <vector>

#include "rtsurv/survival/competing/cause_follow_up.hpp"
#include "rtsurv/survival/time/time_counts.hpp"

namespace rtsurv::survival::detail {

/// The robust standard errors of F_k, one list per cause with an entry for each row of `counts` that has an event.
/// `follow_up` is in one stratum; `events` are those of each cause, rows x causes.
///
/// With B(t) = sum_{t_j <= t} d_j / (n_j (n_j - d_j)), the derivative of F_k(t) by the weight of patient i, seen on
/// (e, t_i], is
///
///     [i has cause k by t] S(t_i-) / n  +  sum_{t_j <= t} S(t_j-) (d_kj / n_j) (g_i(t_j-) - [at risk at t_j] / n_j)
///     g_i(t) = B(min(t, t_i)) - B(e) - [event of i at t_i <= t] / (n - d at t_i)
///
/// and the variance the sum over clusters of the squares of its sum over i, times w_i.
///
/// Cost: O(n causes), O(n log n) with entry. Throws as sorted_clusters().
[[nodiscard]] std::vector<std::vector<double>> robust_incidence_errors(const CauseFollowUp& follow_up,
                                                                       std::span<const int> cluster,
                                                                       const TimeCounts& counts,
                                                                       const std::vector<double>& events);

}  // namespace rtsurv::survival::detail
