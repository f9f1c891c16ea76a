#pragma once
// What a log-rank test needs, and what is said of its groups.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/results/methods/log_rank.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/methods/methods.hpp"

namespace rtsurv::study {

/// Throws NotEstimable, in words, unless there are two groups and an event among so many rows.
void require_comparable(const LogRankCall& call, std::size_t groups, std::size_t rows, double events);

/// The places of the groups in the ranks of the call, or their places in order; numbers have scores of their own.
[[nodiscard]] std::vector<double> places_of(const LogRankCall& call, const std::vector<std::string>& groups);

/// Adds a warning when a test for trend was asked for and nobody has said in which order the groups stand. `in_order`:
/// the values of `by` have an order of their own.
void warn_about_order(results::LogRankResult& result, const LogRankCall& call, bool in_order);

/// What the call says of the test and its groups.
void describe_call(results::LogRankResult& result, const LogRankCall& call, std::vector<std::string> groups);

}  // namespace rtsurv::study
