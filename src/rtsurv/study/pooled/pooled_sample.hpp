#pragma once
// What every result of sums bears.

#include <string>

#include "rtsurv/results/methods/sample.hpp"
#include "rtsurv/study/pooled/pooled_sums.hpp"

namespace rtsurv::study {

/// The number of patients where weights count them, else of rows.
[[nodiscard]] std::size_t people_in(const PooledSums& sums, const PooledCount& count);
[[nodiscard]] double events_in(const PooledSums& sums, const PooledCount& count);

/// Throws NotEstimable without a row.
[[nodiscard]] results::Sample sample_of(const PooledSums& sums, const std::string& weights);

/// Throws Error(usage) for a column that makes no strata, or no groups.
void require_groups_and_strata(const PooledSums& sums);

/// Adds what a reader should know of the event (columns/outcome.hpp); nothing where the call has none.
void doubt_event(results::Sample& sample, const PooledSums& sums, const std::string& event);

}  // namespace rtsurv::study
