#pragma once
// Which columns describe the patient, and which are better left out of the models.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/starter/outcomes.hpp"

namespace rtsurv::starter {

struct Covariate {
  std::size_t column = 0;           ///< index into the profile
  std::vector<std::string> levels;  ///< as TOML values: texts in quotes, codes bare; empty for numbers and true/false
  std::string condition;            ///< SQL that splits the patients in two; empty for more than two levels
};

struct LeftOut {
  std::string column, reason;
};

struct GuessedCovariates {
  std::optional<std::size_t> id;
  std::vector<Covariate> covariates;
  std::vector<LeftOut> left_out;
};

/// Covariates are true/false, numbers, and texts with few levels. Left out: identifiers, dates, what sounds like an
/// outcome, constant columns, texts with many levels, and all beyond the first 30.
[[nodiscard]] GuessedCovariates guess_covariates(const TableProfile& table, const std::vector<NameWords>& names,
                                                 const std::vector<GuessedEndpoint>& endpoints);

/// Columns of total dose and number of fractions.
struct GuessedDose {
  std::string total, fractions;
};

/// Nothing when either is not found, or when the table has a column that [dose] would add.
[[nodiscard]] std::optional<GuessedDose> guess_dose(const TableProfile& table, const std::vector<NameWords>& names);

}  // namespace rtsurv::starter
