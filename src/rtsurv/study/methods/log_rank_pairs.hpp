#pragma once
// The groups of a log-rank test compared two by two.

#include <cstddef>
#include <functional>
#include <vector>

#include "rtsurv/results/methods/log_rank.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/methods/methods.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::study {

/// Every pair of groups, in their order, or every other group against `pairs.against`: each tested as if there were no
/// other patients (its own pooled survival), with the strata of `follow_up`. P is adjusted for the pairs that could be
/// tested. Throws Error(usage) when no group is called `pairs.against`.
[[nodiscard]] std::vector<results::LogRankResult::Pair> log_rank_pairs(const survival::FollowUp& follow_up,
                                                                       const Factor& groups, const GroupPairs& pairs,
                                                                       const survival::LogRankOptions& options);

/// The test of the groups a and b; it may throw NotEstimable.
using PairTest = std::function<survival::ChiSquareTest(std::size_t a, std::size_t b)>;

/// The same with a test from elsewhere; of `groups` only the levels are looked at.
[[nodiscard]] std::vector<results::LogRankResult::Pair> log_rank_pairs(const Factor& groups, const GroupPairs& pairs,
                                                                       const PairTest& test);

}  // namespace rtsurv::study
