#pragma once
// Whether a call on schedules holds together, and what its answer must be warned of.

#include <string>
#include <vector>

#include "rtsurv/regimens/dose_call.hpp"

namespace rtsurv::regimens {

[[nodiscard]] bool has_isoeffects(const DoseCall& call);

/// Throws InvalidOption for a call without schedule or alpha/beta, repopulation without the overall time of a schedule
/// or with schedules whose overall time cannot be known, earlier courses beside what takes no account of them, repair times that no day of several fractions uses, isoeffects
/// without a reference, an LQ-L model that bends below the fractions that EQD2 and EQDx refer to.
void require_consistent(const DoseCall& call);

/// Fractions beyond the range of the linear-quadratic model; several fractions a day with complete repair; earlier courses
/// that are above the limit by themselves.
[[nodiscard]] std::vector<std::string> warnings_of(const results::DoseResult& result);

}  // namespace rtsurv::regimens
