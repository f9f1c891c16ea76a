// Does what the protocol names fit the cohort?
#include "rtsurv/study/prepare/fits.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/prepare/identifiers.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study {
namespace {

using table::Column;
using table::ColumnType;

[[noreturn]] void refuse(const std::string& used_by, const Column& column, std::string_view why) {
  throw Error(ErrorKind::usage, fmt::format("{}: \"{}\" {}", used_by, column.name, why));
}

}  // namespace

bool comes_later(const Protocol& protocol, const std::string& text) {
  return (protocol.risk_groups && mentions(text, risk_group_column)) ||
         std::ranges::any_of(protocol.made, [&](const MadeColumn& column) { return mentions(text, column.name.text); });
}

std::vector<std::string> made_levels(const Protocol& protocol, const std::string& text) {
  std::vector<std::string> levels;
  if (protocol.risk_groups && same_without_case(text, risk_group_column))
    for (const auto& [group, counts] : protocol.risk_groups->groups) levels.push_back(group);
  for (const MadeColumn& column : protocol.made)
    if (levels.empty() && same_without_case(text, column.name.text)) levels = column.levels;
  return levels;
}

void not_a_date(const table::Table&, const Column& column, const std::string& used_by) {
  if (column.type == ColumnType::date) refuse(used_by, column, "is a date; derive a duration or a year from it");
}

void a_covariate(const table::Table& table, const Column& column, const std::string& used_by) {
  not_a_date(table, column, used_by);
  if (column.type == ColumnType::text) require_few_levels(as_factor(table, column), used_by);
}

void a_number(const table::Table& table, const Column& column, const std::string& used_by) {
  if (column.type == ColumnType::boolean || column.type == ColumnType::date) refuse(used_by, column, "is not a number");
  (void)as_number(table, column);
}

void a_date_or_number(const table::Table& table, const Column& column, const std::string& used_by) {
  if (column.type == ColumnType::date) return;
  if (column.type == ColumnType::boolean || column.type == ColumnType::text)
    refuse(used_by, column, "is neither a date nor a number such as a year");
  (void)as_number(table, column);
}

void true_or_false(const table::Table& table, const Column& column, const std::string& used_by) {
  if (column.type == ColumnType::text || column.type == ColumnType::date)
    refuse(used_by, column, "is neither true/false nor 0/1");
  (void)as_indicator(table, column);
}

void few_groups(const table::Table& table, const Column& column, const std::string& used_by) {
  a_covariate(table, column, used_by);
  if (!is_factor(column) && has_many_values(column))
    refuse(used_by, column,
           fmt::format("has more than {} values; give a grouping, such as a comparison", most_group_values));
}

void check(Preparation& preparation, const Text& text, const std::string& used_by, Fit fit) {
  if (comes_later(preparation.protocol, text.text)) return;
  const bool is_variable = fit != true_or_false && fit != a_date_or_number;
  preparation.attempt(text, [&] {
    const Column column = preparation.table.evaluate(text.text, used_by);
    if (is_variable) require_no_identifier(preparation, text.text, column, used_by);
    fit(preparation.table, column, used_by);
  });
}

}  // namespace rtsurv::study
