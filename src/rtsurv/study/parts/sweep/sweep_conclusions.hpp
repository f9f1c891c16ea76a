#pragma once
// What a sweep says at each alpha/beta, and between which values it changes.

#include <vector>

#include "rtsurv/results/dose/sweep.hpp"

namespace rtsurv::study {

/// Every conclusion that the finished columns of a sweep allow, schedules first, then cut-points and effects. A change
/// lies between two neighbouring values at which the data can tell, values at which they cannot left out.
[[nodiscard]] std::vector<results::SweptConclusion> conclusions_of(const results::Sweep& sweep);

}  // namespace rtsurv::study
