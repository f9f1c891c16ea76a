#pragma once
// Numbers that would give a hidden count away, and those of single patients.

#include <string>

#include "rtsurv/results/json/write.hpp"

namespace rtsurv::results::privacy {

/// Takes out of one object, whose counts are hidden already, what is computed from a hidden one (rates, percentages,
/// means, curves; not hazard ratios, P or tests), and always what belongs to one patient (extremes, the most
/// influential row). Numbers become null.
void forget_derived(const std::string& definition, Json& object, unsigned min_cell);

}  // namespace rtsurv::results::privacy
