#pragma once
// Which columns describe the patient, and which are better left out of the models.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/starter/factors/dose.hpp"
#include "rtsurv/starter/outcomes/outcomes.hpp"
#include "rtsurv/starter/values/levels.hpp"

namespace rtsurv::starter {

struct GuessedCovariates {
  std::optional<std::size_t> id;
  std::vector<Covariate> covariates;
  std::vector<LeftOut> left_out;
};

/// Covariates are true/false, numbers, and texts with few levels, coded by make_covariate(). Left out: identifiers,
/// dates, free text, outcomes and what follows from them, constant columns, texts with many levels, what another column
/// tells as well, and all beyond the first 30.
[[nodiscard]] GuessedCovariates guess_covariates(const TableProfile& table, const std::vector<NameWords>& names,
                                                 const GuessedOutcomes& outcomes,
                                                 const std::optional<GuessedDose>& dose);

/// Why the values of a column show that it follows from the outcome: the same as an event, a duration of follow-up,
/// known only where an event happened. Empty for none of these.
[[nodiscard]] std::string follows_from_outcome(const ColumnProfile& column, const TableProfile& table,
                                               const GuessedOutcomes& outcomes);

/// Two or more of the four categories of RECIST, perhaps with NE (not evaluable), and nothing else.
[[nodiscard]] bool is_response(const ColumnProfile& column);

/// Whole numbers from 0 to at most 5, in a column that its name calls a toxicity.
[[nodiscard]] bool is_toxicity(const ColumnProfile& column, const NameWords& name);

}  // namespace rtsurv::starter
