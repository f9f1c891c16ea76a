#pragma once
// The checks of a claim as people read them.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report {

/// What a check found: "without one patient P = 0.080".
[[nodiscard]] std::string check_phrase(const results::Check& check);

/// What a claim depends on when the check is failed: "one patient".
[[nodiscard]] std::string weakness(results::Check::Id id);

/// What was not looked at when the check could not be made: "single patients"; nothing for P and the validation.
[[nodiscard]] std::string subject_of(results::Check::Id id);

}  // namespace rtsurv::report
