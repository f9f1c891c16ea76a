#pragma once
// What one part of a table gives to a call, and what all parts give together. Start here: pooled_sums(), merged().
//
//     each part     pooled_sums(part, call)                         sums of its rows, with the labels of what they are of
//     together      merged(sums)                                    of any two, in any order
//     results       kaplan_meier(sums, call) and the like           pooled_results.hpp
//     Cox           pooled_model(sums, call), then cox_part() of each part, pooled_cox_model.hpp
//
// A part is some rows of the table, all of its columns, and the same derivations and filters as every other part. Sums
// travel as bytes: to_bytes(), pooled_sums_from().

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/study/methods/methods.hpp"
#include "rtsurv/study/pooled/pooled_factor.hpp"
#include "rtsurv/survival/pooled/cox_plan.hpp"
#include "rtsurv/survival/pooled/pooled_times.hpp"

namespace rtsurv::study {

/// Rows, and the sum of their weights.
struct PooledCount {
  std::uint64_t rows = 0;
  double weight = 0.0;

  void add(const PooledCount& other) {
    rows += other.rows;
    weight += other.weight;
  }
};

/// A column of strata, in all rows of the table.
struct PooledStratum {
  PooledFactor levels;
  std::uint64_t rows = 0;       ///< that have a value
  std::uint64_t not_whole = 0;  ///< those of a number that is not whole
};

/// The cases at one combination of the levels of a term's factors; all cases where it has none.
struct PooledCell {
  std::vector<int> levels;  ///< of each factor of the term, in the order of the term
  PooledCount cases, events;
  survival::CoxMoments product;  ///< of the product of the term's numbers, 1 without any: one column
};

/// A term of a Cox model: a variable, or several that it crosses.
struct PooledTerm {
  std::string name = {};
  std::vector<std::uint8_t> is_factor = {};  ///< of each variable
  std::vector<PooledFactor> factors =
      {};                              ///< of the variables that are; levels in their own order, whatever the reference
  std::vector<PooledCell> cells = {};  ///< those with cases, ascending by `levels`
};

/// Of one part, or of several together. Columns that the call does not name are empty.
struct PooledSums {
  PooledCount missing;  ///< left out because a variable is missing; a missing weight counts 1
  std::uint64_t event_known_without = 0, event_blank = 0;  ///< rows in which the event is known not to be, or unknown
  std::string event_in_sql = {};
  PooledFactor group;                      ///< of `by`; without it one level, "all"
  PooledFactor causes;                     ///< what ends follow-up: one level, or the causes
  std::uint64_t censor_rows = 0;           ///< rows whose status is the code of the censored, whatever they miss
  std::vector<PooledStratum> strata = {};  ///< of each column
  std::vector<std::vector<int>> stratum_levels = {};  ///< of each stratum a level of each column; ascending
  survival::PooledTimes times;           ///< codes are levels of group and causes, and places in stratum_levels
  std::vector<PooledCount> cases = {};   ///< of each group
  std::vector<PooledCount> events = {};  ///< of each group, cause by cause
  std::vector<PooledTerm> terms = {};    ///< of a Cox model

  [[nodiscard]] bool counts_patients() const noexcept { return times.counts_patients != 0; }
  /// Over all groups, and all causes.
  [[nodiscard]] PooledCount all_cases() const;
  [[nodiscard]] PooledCount all_events() const;
};

/// The sums of one part; it may have rows that miss a variable, and no other. `rows` of the call are as in methods.hpp.
///
/// Throws as the call itself (methods.hpp), with file, row and column in this part; InvalidOption for what sums cannot give:
/// see pooled_results.hpp; Error(usage) for an expression whose value in a row depends on other rows. Who derives and
/// filters the part beforehand asks require_rows_alone() for that (refusals.hpp).
[[nodiscard]] PooledSums pooled_sums(const table::Table& part, const KaplanMeierCall& call);
[[nodiscard]] PooledSums pooled_sums(const table::Table& part, const LogRankCall& call);
[[nodiscard]] PooledSums pooled_sums(const table::Table& part, const IncidenceCall& call);
[[nodiscard]] PooledSums pooled_sums(const table::Table& part, const CoxCall& call);

/// Of two parts together, for one call. The order of merging changes rounding only, and nothing where weights are whole
/// numbers and no covariate is a number. Cost: O(rows of both tables).
///
/// Throws Error(usage) for parts whose columns are of different types, and for sums of different calls.
[[nodiscard]] PooledSums merged(const PooledSums& a, const PooledSums& b);

[[nodiscard]] std::string to_bytes(const PooledSums& sums);
/// Throws Error(data) for bytes that are something else, cut off or damaged in their structure, Error(usage) for those of
/// another version.
[[nodiscard]] PooledSums pooled_sums_from(std::string_view bytes);

}  // namespace rtsurv::study
