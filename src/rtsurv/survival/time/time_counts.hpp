#pragma once
// How many are at risk, fail and are censored at each observed time.

#include <vector>

#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// One row per distinct observed time (event or censoring), columns of equal length; counts are sums of weights.
struct TimeCounts {
  std::vector<double> time;      ///< ascending
  std::vector<double> at_risk;   ///< subjects with entry < time[i] <= their own time
  std::vector<double> events;    ///< events at time[i]
  std::vector<double> censored;  ///< censored at time[i]
};

/// Counts over all subjects, strata ignored. Subjects of weight 0 are not there, and neither are their times.
///
/// Cost: O(n) without delayed entry, O(n log n) with it.
[[nodiscard]] TimeCounts count_at_times(const FollowUp& follow_up);

}  // namespace rtsurv::survival
