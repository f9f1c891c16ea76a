#pragma once
// Directions in which the partial likelihood has no maximum, and the model in their limit.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/detail/covariates.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival::detail {

/// Whether the partial likelihood never falls along a direction d, whatever b: at each event time, no subject at risk
/// has a higher score x'd than any subject with the event. If it rises anywhere, there is no finite maximum. `score` is
/// x'd of each row; differences up to `tolerance` are none.
///
/// Cost: O(n) without delayed entry, else O(n log n); less when the answer is no.
[[nodiscard]] bool never_falls(const RiskSets& sets, std::span<const double> score, double tolerance);

/// The same along `sign` (1 or -1) times one of the scaled columns.
[[nodiscard]] bool never_falls(const RiskSets& sets, const ScaledCovariates& covariates, std::size_t column,
                               double sign, double tolerance);

/// Two rows: one with the event, and one at risk at its time that has a higher score.
struct MisorderedPair {
  std::size_t event = 0, at_risk = 0;
};

/// Of all such pairs the one whose scores differ most, and by more than `tolerance`; nothing when the likelihood never
/// falls along the direction. Cost: as never_falls().
[[nodiscard]] std::optional<MisorderedPair> worst_pair(const RiskSets& sets, std::span<const double> score,
                                                       double tolerance);

/// The risk sets in the limit b + t d, t to infinity, of such a direction: at each event time only those subjects stay
/// whose score equals that of the events, the highest. As each event time has one highest score, this is the same model
/// with strata of equal score (equal within `tolerance`); subjects who never have the highest are left out.
///
/// Cost: O(n log n).
[[nodiscard]] RiskSets limiting_risk_sets(const FollowUp& follow_up, const RiskSetRule& rule, const RiskSets& sets,
                                          std::span<const double> score, double tolerance);

/// Largest less smallest score.
[[nodiscard]] double range(std::span<const double> score);

}  // namespace rtsurv::survival::detail
