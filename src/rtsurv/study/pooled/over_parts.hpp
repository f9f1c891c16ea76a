#pragma once
// Calls on a table that comes part by part, as often as it is asked for. Start here: sums_over(), cox_over().
//
//     TableParts parts(file);
//     const auto result = kaplan_meier(sums_over(each_part, call), call);

#include <cstddef>
#include <functional>

#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/study/pooled/pooled_sums.hpp"

namespace rtsurv::study {

/// Gives every part but the first `skipped` ones to `use`: the same parts in the same order each time.
using EachPart = std::function<void(std::size_t skipped, const std::function<void(table::Table)>& use)>;

/// The sums of all parts merged, pairs of neighbours first, whatever the number of threads. The next part is read while
/// others are summed; as many are in memory as there are threads, and one. Throws as pooled_sums(): Error(data) with the
/// problems of all parts, up to 50, any other for the first part that has it.
[[nodiscard]] PooledSums sums_over(const EachPart& parts, const KaplanMeierCall& call);
[[nodiscard]] PooledSums sums_over(const EachPart& parts, const LogRankCall& call);
[[nodiscard]] PooledSums sums_over(const EachPart& parts, const IncidenceCall& call);
[[nodiscard]] PooledSums sums_over(const EachPart& parts, const CoxCall& call);

/// The Cox model (pooled_results.hpp). Coded patients stay in memory while they take less than `most_bytes`; the parts of
/// the others are read again at each of the 10 to 16 questions.
[[nodiscard]] results::CoxResult cox_over(const EachPart& parts, const CoxCall& call, std::size_t most_bytes);

}  // namespace rtsurv::study
