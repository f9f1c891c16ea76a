#pragma once
// How many patients a row stands for.

#include <vector>

#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// One entry per subject of the caller, 0 for those who are not in the follow-up: its weight where all weights are whole
/// numbers, else 1 (a sampling weight counts no patients). Empty when every subject of the caller counts 1.
[[nodiscard]] std::vector<double> patient_counts(const FollowUp& follow_up);

/// Their sum.
[[nodiscard]] double patients_in(const FollowUp& follow_up);

}  // namespace rtsurv::survival
