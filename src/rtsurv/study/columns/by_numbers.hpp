#pragma once
// What is required of columns, by their numbers alone: for columns whose rows are elsewhere.

#include <cstddef>
#include <string>
#include <string_view>

#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::study {

/// Throws NotEstimable: no row is left, and so many miss a variable.
[[noreturn]] void refuse_no_cases(std::size_t n_missing);

/// require_few_levels() of so many levels that so many patients have.
void require_few_levels(const std::string& name, std::size_t levels, std::size_t known, std::string_view used_by);

/// What decides whether a column makes strata.
struct StratumFacts {
  std::string name = {};
  bool is_date = false;
  bool is_number = false;  ///< neither a text nor yes/no
  bool all_whole = true;   ///< of a number
  std::size_t values = 0;  ///< different ones
  std::size_t rows = 0;    ///< that have one
};
/// `levels` are those of as_factor().
[[nodiscard]] StratumFacts stratum_facts(const table::Column& column, const Factor& levels);
/// As makes_strata() of a column.
void makes_strata(const StratumFacts& column, const std::string& used_by);

/// Throws Error(usage) for a status of more than 20 causes, and for one without the value that means censored.
void require_few_causes(const std::string& status, std::size_t causes);
[[noreturn]] void refuse_censor(const std::string& status, const std::string& censor);

/// In how many rows an event is known not to be, or unknown.
struct EventValues {
  std::size_t without = 0, blank = 0;
};
[[nodiscard]] EventValues event_values(const table::Column& event);
/// A doubt about an event that none of the patients used has. Empty otherwise.
[[nodiscard]] std::string doubt_of_no_event(double events, const std::string& event);
/// doubt_of_blanks() of an event that SQL calls `in_sql`.
[[nodiscard]] std::string doubt_of_blanks(const EventValues& values, const std::string& event,
                                          const std::string& in_sql);

/// require_independent() of weights alone, by the name of their column.
void require_counts(bool counts_patients, const std::string& weights, std::string_view method);

}  // namespace rtsurv::study
