#pragma once
// The cases of one part of a table, and the sums of them. Start here: Subjects.

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/pooled/pooled_sums.hpp"

namespace rtsurv::study {

/// One entry per case; what the call does not name is empty.
struct Subjects {
  std::vector<double> time = {}, entry = {}, weight = {};
  std::vector<int> cause = {}, group = {}, stratum = {};  ///< codes; cause 0: censored

  [[nodiscard]] double weight_of(std::size_t i) const { return weight.empty() ? 1.0 : weight[i]; }
};

/// The rows of a part in which a Cox model misses nothing.
[[nodiscard]] Cases cases_of(Values& values, const OutcomeValues& outcome, const CoxCall& call);

[[nodiscard]] Subjects subjects_of(const OutcomeValues& outcome, const Cases& cases);

/// Throws Error(usage) for more levels than any whole may have.
void require_few_levels_of_part(const CodedFactor& coded, std::string_view used_by);

/// The groups of `by`; without it all cases are of the group "all".
void add_groups(PooledSums& sums, Subjects& subjects, const table::Table& table, const table::Column* by,
                const std::vector<std::string>& levels, const Cases& cases);

/// Leaves out the rows that miss a stratum column.
void require_stratum_values(Selection& selection, Values& values, const std::vector<std::string>& strata);
void add_strata(PooledSums& sums, Subjects& subjects, Values& values, const std::vector<std::string>& strata,
                const Cases& cases);

/// Of the rows left out; a missing weight counts 1.
[[nodiscard]] PooledCount missing_of(const RowColumns& rows, const Cases& cases);

/// How often the event is known not to be, or unknown.
void add_event(PooledSums& sums, const Values& values, const table::Column& column, const std::string& event);

/// Causes of these names, in this order.
[[nodiscard]] PooledFactor causes_called(std::vector<std::string> names);

/// Counts and times of cases whose groups, strata and causes are coded. Throws survival::InvalidFollowUp.
void add_times(PooledSums& sums, const Subjects& subjects);

/// The cells of each term of a Cox model. Throws as design_of().
void add_terms(PooledSums& sums, const Subjects& subjects, Values& values, const std::vector<TermSpec>& terms,
               const Cases& cases);

}  // namespace rtsurv::study
