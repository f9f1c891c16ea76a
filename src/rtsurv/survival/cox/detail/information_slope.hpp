#pragma once
// How the information of a partial likelihood changes with the coefficients.

#include <span>
#include <vector>

#include "rtsurv/survival/cox/detail/covariates.hpp"
#include "rtsurv/survival/cox/detail/risk_scan.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"

namespace rtsurv::survival::detail {

/// tr(A dI/db_t) of each column t, for a symmetric p x p matrix A (row-major) and the information I(b) on the scaled
/// columns; `relative` are the relative hazards at b. With the expectation E_kl over the risk set of step l of event
/// time k (see RiskSets) and its weight a_kl
///
///     sum_kl a_kl E_kl[ (x - xbar)' A (x - xbar) (x_t - xbar_t) ]
///   = sum_i r_i { x_it (q_i H_i - 2 x_i' A M_i) - q_i M_it } + 2 sum_kl a_kl xbar_t xbar' A xbar
///
/// q_i = x_i' A x_i, H_i and M_i being the sums of a / den and a xbar / den over the steps at which i is at risk. Not
/// for competing failures.
///
/// Cost: O(n p^2).
[[nodiscard]] std::vector<double> information_slope(const RiskSets& sets, const ScaledCovariates& covariates,
                                                    const RelativeHazards& relative, std::span<const double> a);

}  // namespace rtsurv::survival::detail
