#pragma once
// Whether a column or expression that a protocol names fits the cohort. Start here: check().

#include <string>

#include "rtsurv/study/prepare/preparation.hpp"

namespace rtsurv::study {

/// What a column must be; throws Error(usage) that says what it is instead, Error(data) with rows.
using Fit = void (*)(const table::Table& table, const table::Column& column, const std::string& used_by);

void not_a_date(const table::Table& table, const table::Column& column, const std::string& used_by);
void a_covariate(const table::Table& table, const table::Column& column, const std::string& used_by);
void a_number(const table::Table& table, const table::Column& column, const std::string& used_by);
void a_date_or_number(const table::Table& table, const table::Column& column, const std::string& used_by);
void true_or_false(const table::Table& table, const table::Column& column, const std::string& used_by);
void few_groups(const table::Table& table, const table::Column& column, const std::string& used_by);

/// Evaluates a text and checks it, unless it uses a column that only the analysis adds. What is wrong becomes a problem
/// of the protocol at its place, or of the data. What is to be a covariate, a grouping or a line of Table 1 must not be
/// an identifier (see identifiers.hpp).
void check(Preparation& preparation, const Text& text, const std::string& used_by, Fit fit);

/// The levels of a column that only the analysis adds, in their order: those that its part announces, or the groups of
/// risk_group. Empty for any other text, and for a column of true and false.
[[nodiscard]] std::vector<std::string> made_levels(const Protocol& protocol, const std::string& text);

/// The text uses a column that only the analysis adds: a cut-point's, risk_group, or that of a state.
[[nodiscard]] bool comes_later(const Protocol& protocol, const std::string& text);

}  // namespace rtsurv::study
