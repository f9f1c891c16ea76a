#pragma once
// What a validation says about a claim.

#include "rtsurv/results/study.hpp"

namespace rtsurv::judgement {

/// Share of the permutations, in which nothing has an effect, that still give the conclusion; there are some.
[[nodiscard]] double share_by_chance(const chain::Conclusion& conclusion);

/// That share is more than a sound test would give: above 5 % by more than two standard errors.
[[nodiscard]] bool more_than_chance(const chain::Conclusion& conclusion);

}  // namespace rtsurv::judgement
