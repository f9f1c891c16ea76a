#pragma once
// The states of [landmark]: whether their columns say when each began, and when it did.

#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/prepare/preparation.hpp"

namespace rtsurv::study {

/// Each state must be a time since the start of follow-up, or a date where every endpoint of [landmark] counts from
/// one. A begin before the start is a problem of its row.
void check_states(Preparation& preparation);

/// When a state that check_states() has passed began in each row, on the clock of an endpoint and in the unit of the
/// study: numbers as they are, dates as the time since the start of follow-up; infinity where it never began.
[[nodiscard]] std::vector<double> state_begins(Analysis& analysis, const LandmarkRule::State& state,
                                               const EndpointRule& endpoint);

}  // namespace rtsurv::study
