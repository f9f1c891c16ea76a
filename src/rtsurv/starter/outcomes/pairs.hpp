#pragma once
// Which follow-up time and which event belong together.

#include <optional>
#include <vector>

#include "rtsurv/starter/outcomes/outcomes.hpp"

namespace rtsurv::starter {

struct EventColumn {
  std::optional<std::size_t> column;  ///< nothing for an expression of the user's
  NameWords name;
  EventCoding coding;
};

/// Endpoints in which no column stands twice, in the order of their times: pairs whose names fit, the best one alone
/// when none does; but death of the disease may share the time of death. Of two that tell the same events over the same time one remains.
[[nodiscard]] std::vector<GuessedEndpoint> pair_up(const std::vector<FollowUpTime>& times,
                                                   const std::vector<EventColumn>& events);

}  // namespace rtsurv::starter
