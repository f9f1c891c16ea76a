#pragma once
// Claims with their verdicts, as the first screen shows them.

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// One row for each claim: its words, its estimate, the verdict, the check that decided; what holds first, and what has no
/// evidence folded below. Empty for a study without claims.
[[nodiscard]] Html claims_table(const results::Study& study);

}  // namespace rtsurv::report::html
