#pragma once
// From a follow-up and a covariate to the search over its cuts.

#include <span>
#include <vector>

#include "rtsurv/survival/competing/cause_follow_up.hpp"
#include "rtsurv/survival/cutpoint/detail/search.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival::detail {

/// The search that maxstat() starts from; x in the caller's order of `follow_up`. With HL the scores are integers.
///
/// Throws as maxstat() but for its P value.
[[nodiscard]] CutSearch search_cuts(const FollowUp& follow_up, std::span<const double> x,
                                    const MaxstatOptions& options);
[[nodiscard]] CutSearch search_cuts(const CauseFollowUp& follow_up, std::span<const double> x,
                                    const MaxstatOptions& options);

/// What became of the subjects of a follow-up in its sorted order.
[[nodiscard]] std::vector<int> causes_in_order(const CauseFollowUp& follow_up);

}  // namespace rtsurv::survival::detail
