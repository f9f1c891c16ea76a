#pragma once
// Score residuals: what each subject adds to the score, and the robust variance made of them.

#include <cstddef>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/detail/covariates.hpp"
#include "rtsurv/survival/cox/detail/event_sums.hpp"
#include "rtsurv/survival/cox/detail/risk_scan.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"

namespace rtsurv::survival::detail {

/// Rows of `sets` x columns, row-major, on the scaled columns, without the weights:
///
///     u_i = d_i (x_i - mean_l xbar_l) - exp(eta_i) sum_kl a_k (x_i - xbar_kl) / den_kl
///
/// over the event times k at which i is at risk; in the tie of i itself step l counts 1 - f_l, and a competing failure
/// counts its weight at each event time after its own. Their weighted sum is the score, 0 at the estimate. `multiplier`,
/// one per event time, scales what each event time adds; empty: 1.
///
/// Cost: O(n p), by cumulative sums.
///
/// Source: Therneau & Grambsch, Modeling Survival Data (2000).
[[nodiscard]] std::vector<double> score_residuals(const RiskSets& sets, const ScaledCovariates& covariates,
                                                  std::span<const double> b, std::span<const double> multiplier = {});

/// The same from what has been formed already; `sums` has the same multiplier.
[[nodiscard]] std::vector<double> score_residuals(const RiskSets& sets, const ScaledCovariates& covariates,
                                                  const RelativeHazards& relative, const EventTimeSums& sums,
                                                  std::span<const double> multiplier = {});

/// sum_c (sum_{i in c} w_i u_i)(...)' over the clusters c, p x p. `cluster` has one code per row; empty means that
/// every subject is its own cluster, and then an integer weight w counts w of them: w u u'.
[[nodiscard]] std::vector<double> score_cross_product(const RiskSets& sets, std::span<const double> residuals,
                                                      std::span<const int> cluster);

}  // namespace rtsurv::survival::detail
