#pragma once
// Comparison of cumulative incidence between groups. Start here: gray_test().

#include <span>

#include "rtsurv/survival/competing/cause_follow_up.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::survival {

/// Tests that the cumulative incidence of one cause is the same in all groups, stratified when the follow-up is.
/// `group` holds codes 0 .. groups - 1 in the caller's order; weights are counts of patients.
///
///     U_g = sum_i (d_ig - d_i R_ig / R_i),   R_ig = n_ig (1 - F_g(t_i-)) / S_g(t_i-),   chi-square = U' V^- U
///
/// over the times t_i of the cause in each stratum: d_ig events of the cause among n_ig at risk in group g, F_g the
/// cumulative incidence and S_g the freedom from every cause. R estimates how many of a group would still be followed
/// had nobody been censored, those with another cause included, less those with this one. With h_ig = n_ig / S_g(t_i-),
/// the pooled F(t) = sum d_i / h_i and the weights
///
///     a_gk = h_ig (1{g = k} - h_ik / h_i),   c_gk(t) = sum_{t_i <= t} a_gk d_i / (h_i (1 - F(t_i-))),
///
/// an event of the cause in group k moves U_g by a_gk + (1 - q_k) C_gk, one of another cause by -q_k C_gk, with
/// q_k = (1 - F(t)) / S_k(t) and C_gk = c_gk(end) - c_gk(t) (q_k = 0 once S_k is 0; such a time of another cause is
/// left out). V sums the products of these moves over times and groups, weighted by S_k(t-) d_i / (h_i n_ik) for the
/// cause and by S_k(t-)^2 d / n_ik^2 for d events of another cause in the group; a tie of d > 1 keeps the share
/// 1 - (d - 1) / (m - 1), with m = h_i S_k(t-) for the cause and m = n_ik for others.
/// A group that is never at risk at an event takes no degree of freedom.
///
/// Cost: O(n + event times x groups^3).
///
/// Source: Gray, Ann Stat 16 (1988) 1141-1154.
///
/// Agrees with: R cmprsk::cuminc(rho = 0) within 1e-9 relative, see tests/oracle/gray/.
///
/// Throws NotEstimable with fewer than two groups, without events of the cause, and when the variance is not positive;
/// InvalidOption for delayed entry, weights that are not whole numbers, a group code below 0 or above 999, and codes
/// that are not as many as the caller's subjects.
[[nodiscard]] ChiSquareTest gray_test(const CauseFollowUp& follow_up, std::span<const int> group, int cause);

}  // namespace rtsurv::survival
