#pragma once
// The states of [landmark]: when each began in each patient, on the clock of an endpoint.

#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// One time per row in the unit of the study; infinity where the state never began.
[[nodiscard]] std::vector<double> state_begins(Analysis& analysis, const LandmarkRule::State& state,
                                               const EndpointRule& endpoint);

}  // namespace rtsurv::study
