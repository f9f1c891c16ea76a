#pragma once
// No claim stands beside a doubt about it: what is doubted is a check of the claim.

#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::judgement {

/// The doubt names what the claim is about: the same column (of a cut also the one that it makes), endpoint and, where the
/// doubt has them, level, grouping and group. A doubt about an endpoint, a model or the dose as a whole names no claim.
[[nodiscard]] bool names(const results::Doubt& doubt, const results::Claim& claim);

/// Fails the check of each doubt that names the claim, unless a check of the same question does not pass already.
void hold_to_doubts(const std::vector<results::Doubt>& doubts, results::Claim& claim);

}  // namespace rtsurv::judgement
