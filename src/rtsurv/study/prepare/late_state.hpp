#pragma once
// The states of [landmark]: whether their columns say when each began.

#include <string>

#include "rtsurv/study/prepare/preparation.hpp"

namespace rtsurv::study {

/// "[landmark] state NAME", for messages.
[[nodiscard]] std::string used_by(const LandmarkRule::State& state);

/// Each state must be a time since the start of follow-up, or a date where every endpoint of [landmark] counts from
/// one. A begin before the start is a problem of its row.
void check_states(Preparation& preparation);

/// When a state that check_states() has passed began, on the clock of an endpoint: numbers as they are, dates as the
/// time since the start of follow-up in `time_unit`; missing where it never began.
[[nodiscard]] table::Column state_times(const table::Table& table, const EndpointRule& endpoint, TimeUnit time_unit,
                                        table::Column began);

}  // namespace rtsurv::study
