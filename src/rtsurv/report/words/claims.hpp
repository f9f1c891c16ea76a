#pragma once
// The verdicts of claims and their checks as people read them: the same words in the report and on the terminal. What is
// claimed is Claim::claim. All plain text, not yet escaped.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report {

/// "holds in every check", "depends on one patient", "not fully checked", "no evidence", "not validated".
[[nodiscard]] std::string verdict_phrase(const results::Claim& claim);

/// The P of the claim and the check that decided, or those that could not be made: "P = 0.039, but without one patient P = 0.080"; of a ratio that changes
/// over time those of its periods.
[[nodiscard]] std::string reason_phrase(const results::Study& study, const results::Claim& claim);

/// What the five verdicts mean, in one paragraph.
[[nodiscard]] std::string verdicts_explained();

}  // namespace rtsurv::report
