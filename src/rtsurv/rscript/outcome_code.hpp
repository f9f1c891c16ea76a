#pragma once
// How an endpoint stands in a formula of R.

#include <string>
#include <string_view>

#include "rtsurv/rscript/patients.hpp"

namespace rtsurv::rscript {

struct OutcomeCode {
  std::string data;      ///< the data frame: one row per patient
  std::string surv;      ///< Surv(time, event)
  std::string reversed;  ///< the same with the end of follow-up as the event
  std::string time;
  std::string status;  ///< 0 censored, 1 event, 2 competing event; empty without a competing event
  std::string rows;    ///< ", weights = ..., cluster = ..." of calls that take them; may be empty
  bool entry = false, independent = true;

  /// Whether survdiff() and package cmprsk, which know neither entry nor weights nor clusters, can be asked.
  [[nodiscard]] bool is_plain() const { return !entry && independent; }
  /// The same in other rows.
  [[nodiscard]] OutcomeCode in(std::string_view frame) const;
};

[[nodiscard]] OutcomeCode outcome_code(const PatientEndpoint& endpoint);
/// Of the multivariable model, which may have clusters of its own.
[[nodiscard]] OutcomeCode model_code(const PatientEndpoint& endpoint);

/// The lines that make what outcome_code() names: the status, and a row for each patient that a row counts.
[[nodiscard]] std::string outcome_preparation(const PatientEndpoint& endpoint);

/// A level as the values of the column are in R: "TRUE" of a boolean, 3 of a number, "low" of a text.
[[nodiscard]] std::string r_level(const PatientColumn& column, const std::string& level);

}  // namespace rtsurv::rscript
