#pragma once
// Claims with their verdicts, as the first screen shows them.

#include <string>
#include <vector>

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// "HR 0.46 (0.24–0.85)", "SHR ..." of a claim on the incidence; empty for a claim without a ratio.
[[nodiscard]] std::string estimate_phrase(const results::Claim& claim);

/// The claims with evidence: those that hold, then not fully checked, not validated, and those that depend on something.
[[nodiscard]] std::vector<const results::Claim*> claims_by_verdict(const results::Study& study);

/// One row for each claim: its words, its estimate, the verdict, the check that decided; what holds first, and what has no
/// evidence folded below. Empty for a study without claims.
[[nodiscard]] Html claims_table(const results::Study& study);

}  // namespace rtsurv::report::html
