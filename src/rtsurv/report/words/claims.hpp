#pragma once
// Claims, their verdicts and their checks as people read them: the same words in the report and on the terminal.
// All plain text, not yet escaped.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report {

/// What is claimed: "EQD2 ≥ 63 Gy goes with local control". The direction is said only where there is evidence for it:
/// "Age goes with a higher hazard (local control)".
[[nodiscard]] std::string claim_phrase(const results::Study& study, const results::Claim& claim);

/// "holds in every check", "depends on one patient", "not fully checked", "no evidence", "not validated".
[[nodiscard]] std::string verdict_phrase(const results::Claim& claim);

/// The P of the claim and the check that decided, or those that could not be made: "P = 0.039, but without one patient P = 0.080"; of a ratio that changes
/// over time those of its periods.
[[nodiscard]] std::string reason_phrase(const results::Study& study, const results::Claim& claim);

/// What the five verdicts mean, in one paragraph.
[[nodiscard]] std::string verdicts_explained();

}  // namespace rtsurv::report
