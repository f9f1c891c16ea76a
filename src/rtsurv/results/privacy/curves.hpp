#pragma once
// Curves whose steps are of several patients: an event is shown when enough others have happened, as round_km of
// OpenSAFELY's tools does.

#include <string>

#include "rtsurv/results/privacy/margins.hpp"

namespace rtsurv::results::privacy {

/// Makes the curves of a group coarser ("km_group", "incidence_group"; any other object stays). The rows of a curve are
/// gathered from its start until the events of each cause and the censored are each 0 or at least `min_cell`; of the
/// gathered rows the last remains, with their sums, those at risk before the first, and its own estimate. A curve ends
/// where fewer than `min_cell` are at risk, or where what is left would tell a small number; then its last `censored` is
/// hidden, since it stands for all who leave later. A group whose patients or
/// events are hidden has no curve; estimates at a time with fewer than `min_cell` at risk are null.
void coarsen(const std::string& definition, Json& object, const Margins& margins, unsigned min_cell);

}  // namespace rtsurv::results::privacy
