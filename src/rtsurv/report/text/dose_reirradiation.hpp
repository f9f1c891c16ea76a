#pragma once
// Earlier courses below the table of schedules of `dose`.

#include <string>

#include "rtsurv/results/dose/reirradiation.hpp"

namespace rtsurv::report {

/// The earlier courses, what is remembered and left of them at each alpha/beta, and how many fractions of each dose stay
/// within the limit; what was assumed about recovery.
[[nodiscard]] std::string reirradiation_tables(const results::Reirradiation& reirradiation);

}  // namespace rtsurv::report
