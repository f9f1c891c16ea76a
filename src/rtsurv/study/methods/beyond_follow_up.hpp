#pragma once
// Times at which nothing is estimated.

#include <vector>

#include "rtsurv/results/methods/methods.hpp"

namespace rtsurv::study {

/// A warning for each of these times that lies beyond the follow-up of some groups. `at` is that of the call.
void warn_beyond_follow_up(results::KaplanMeierResult& result, const std::vector<double>& at);
void warn_beyond_follow_up(results::IncidenceResult& result, const std::vector<double>& at);

}  // namespace rtsurv::study
