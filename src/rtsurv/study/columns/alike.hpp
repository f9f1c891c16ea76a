#pragma once
// Columns that say nothing about a hazard because they do not differ among those who are compared. Start here: alike().

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::study {

/// Among whom a column has one value.
enum class Alike : std::uint8_t {
  all,      ///< in all cases
  strata,   ///< in each stratum
  at_risk,  ///< in each stratum, among those at risk at one event at least
};

/// The first of these that holds of a column, which has one value for each subject in the caller's order; nothing where
/// it differs: it may still be a combination of other columns. A model has no coefficient for a column that is alike.
/// Cost: O(n log n).
[[nodiscard]] std::optional<Alike> alike(std::span<const double> column, const survival::FollowUp& follow_up);

/// One flag per subject, in the caller's order: 1 for those who are at risk, (entry, time], at one event of their stratum
/// at least.
[[nodiscard]] std::vector<std::uint8_t> at_risk_at_an_event(const survival::FollowUp& follow_up);

}  // namespace rtsurv::study
