#pragma once
// Endpoints of dates.

#include <vector>

#include "rtsurv/starter/outcomes/outcomes.hpp"

namespace rtsurv::starter {

/// Adds the outcomes that no endpoint of `guess` tells yet: those with a date of the event, and death without a date,
/// or a state that no name tells when there is nothing else, at the last contact. Nothing without a start and a last
/// contact.
void add_dated_endpoints(const TableProfile& table, const std::vector<NameWords>& names, GuessedOutcomes& guess);

}  // namespace rtsurv::starter
