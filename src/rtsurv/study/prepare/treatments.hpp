#pragma once
// How each patient was irradiated, read from the columns that [dose] names. Start here: treatments_of().

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/treatment/treatment.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// The columns of [dose] on one table; empty where the protocol gives none.
struct DoseInput {
  struct Phase {
    std::optional<table::Column> total, fractions, dose_per_fraction;  ///< numbers
  };
  std::vector<Phase> phases;
  std::optional<table::Column> overall_days, fractions_per_day;  ///< numbers
  std::optional<table::Column> modality;                         ///< text
};

/// Evaluates an expression of [dose], as typed.
using ColumnReader = std::function<table::Column(const Text& expression)>;

/// Throws as `read` and as as_number().
[[nodiscard]] DoseInput read_dose_input(const table::Table& table, const DoseRule& rule, const ColumnReader& read);

/// The same where the protocol has been checked against the table already.
[[nodiscard]] DoseInput read_dose_input(const table::Table& table, const DoseRule& rule);

/// One treatment per row; empty where it is not known. A value that no patient can have had makes the row unknown and,
/// with `problems`, is reported with its row and column. A further phase whose numbers are all missing or 0 was not
/// given to that patient.
[[nodiscard]] std::vector<std::optional<dose::Treatment>> treatments_of(const table::Table& table, const DoseRule& rule,
                                                                        const DoseInput& input,
                                                                        Problems* problems = nullptr);

/// The tissue that [dose] describes, with that alpha/beta (Gy).
[[nodiscard]] dose::Tissue tissue_of(const DoseRule& rule, double alpha_beta_gy);

/// The columns called dose_column_names(), in that order.
[[nodiscard]] std::vector<table::Column> dose_columns(const DoseRule& rule,
                                                      const std::vector<std::optional<dose::Treatment>>& treatments);

}  // namespace rtsurv::study
