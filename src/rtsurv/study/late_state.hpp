#pragma once
// The states of [landmark]: when each began in each patient, on the clock of an endpoint.

#include <vector>

#include "rtsurv/study/analysis.hpp"
#include "rtsurv/study/preparation.hpp"

namespace rtsurv::study {

/// Each state must be a time since the start of follow-up, or a date where every endpoint of [landmark] counts from
/// one. A begin before the start is a problem of its row.
void check_states(Preparation& preparation);

/// One time per row in the unit of the study; infinity where the state never began.
[[nodiscard]] std::vector<double> state_begins(Analysis& analysis, const LandmarkRule::State& state,
                                               const EndpointRule& endpoint);

}  // namespace rtsurv::study
