#pragma once
// All guesses about a table, ready to be written as a protocol.

#include <string>
#include <vector>

#include "rtsurv/core/units.hpp"
#include "rtsurv/starter/factors/covariates.hpp"

namespace rtsurv::starter {

struct Draft {
  std::string data;  ///< path of the data file as the protocol names it
  TableProfile table;
  table::ReadOptions reading;  ///< as it was told
  GuessedOutcomes outcomes;
  GuessedCovariates covariates;
  std::optional<GuessedDose> dose;
  TimeUnit time_unit = TimeUnit::months;
  std::string time_unit_reason;
  std::vector<double> landmarks;

  [[nodiscard]] const std::string& name_of(std::size_t column) const { return table.columns[column].name; }
};

/// Guesses everything from profile and options; `happened` as for guess_outcomes(), and it throws as that does.
[[nodiscard]] Draft make_draft(TableProfile table, const StarterOptions& options, const Truths& happened);

/// The protocol as text.
[[nodiscard]] std::string write_draft(const Draft& draft);

/// [derive]: the columns of grouped levels, or a commented example.
[[nodiscard]] std::string write_derived(const Draft& draft);
/// The commented examples at its end: exclusions, cut-point, risk groups, effect.
[[nodiscard]] std::string write_examples(const Draft& draft);
/// What was observed, as far as the table has such columns: response and toxicity; and commented, dates and referrals.
[[nodiscard]] std::string write_observed(const Draft& draft);

}  // namespace rtsurv::starter
