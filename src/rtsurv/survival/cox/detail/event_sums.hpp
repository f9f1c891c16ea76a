#pragma once
// Cumulative sums over the event times of a Cox model at its estimate.

#include <cstddef>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/detail/covariates.hpp"
#include "rtsurv/survival/cox/detail/risk_scan.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"

namespace rtsurv::survival::detail {

/// Sums over the steps l of event time k, in units of exp(-shift) of the stratum (see RelativeHazards); a, f, den as in
/// RiskSets and xbar_kl = m1_kl / den_kl. Vectors are event times x columns, row-major.
/// "Cumulative" is over the event times of the stratum up to k.
struct EventTimeSums {
  std::vector<double> hazard;              ///< a / den, cumulative
  std::vector<double> hazard_variance;     ///< a / den^2, cumulative
  std::vector<double> hazard_mean;         ///< a xbar / den, cumulative
  std::vector<double> spared_hazard;       ///< a f / den: what the events of the tie are spared
  std::vector<double> spared_hazard_mean;  ///< a f xbar / den
  std::vector<double> mean;                ///< average of xbar over the steps; 0 at a time without events
  /// fading a / den and fading a xbar / den, summed over the event times of the stratum after k; empty without
  /// competing failures.
  std::vector<double> later_fading, later_fading_mean;
};

/// `multiplier`, one per event time, scales the weight a of each step, but not in `mean`; empty: 1. Cost: O(n p).
[[nodiscard]] EventTimeSums event_time_sums(const RiskSets& sets, const ScaledCovariates& covariates,
                                            const RelativeHazards& relative, std::span<const double> multiplier = {});

/// The sum of a / den over the steps at which a row is at risk, in its own tie less what it is spared; `mean` becomes
/// the same sum of a xbar / den, of none where it is empty. A competing failure counts its weight after its own time.
[[nodiscard]] double hazard_at_risk(const RiskSets& sets, const EventTimeSums& sums, std::size_t row,
                                    std::span<double> mean);

}  // namespace rtsurv::survival::detail
