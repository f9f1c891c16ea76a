// Every other column and expression that a protocol names: do they fit the cohort?
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/prepare/organ_limits.hpp"
#include "rtsurv/study/prepare/preparation.hpp"
#include "rtsurv/study/protocol/mention.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study {
namespace {

using table::Column;
using table::ColumnType;

/// The expression uses a column that only the analysis adds: a cut-point's, risk_group, or that of a state.
bool comes_later(const Protocol& protocol, const std::string& text) {
  const auto named = [&](const auto& rules) {
    return std::ranges::any_of(rules, [&](const auto& rule) { return mentions(text, rule.name.text); });
  };
  const bool groups = std::ranges::any_of(protocol.cutpoints, [&](const CutpointRule& rule) {
    return rule.cuts == 2 && mentions(text, rule.groups_name());
  });
  return (protocol.risk_groups && mentions(text, risk_group_column)) || named(protocol.cutpoints) || groups ||
         (protocol.landmark && named(protocol.landmark->states));
}

using Check = void (*)(const table::Table& table, const Column& column, const std::string& used_by);

[[noreturn]] void refuse(const std::string& used_by, const Column& column, std::string_view why) {
  throw Error(ErrorKind::usage, fmt::format("{}: \"{}\" {}", used_by, column.name, why));
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

/// Evaluates a text and checks it, unless it has to wait for a column that the analysis adds.
void check(Preparation& preparation, const Text& text, const std::string& used_by, Check fits) {
  if (comes_later(preparation.protocol, text.text)) return;
  preparation.attempt(text, [&] { fits(preparation.table, preparation.table.evaluate(text.text, used_by), used_by); });
}

void check_columns(Preparation& preparation) {
  for (const ColumnRule& rule : preparation.protocol.columns) {
    if (comes_later(preparation.protocol, rule.column.text)) continue;
    preparation.attempt(rule.column, [&] {
      const Column column = preparation.table.column(rule.column.text, "[columns]");
      if (!rule.levels.empty()) (void)as_factor(preparation.table, column, rule.levels);
    });
  }
}

void check_new_names(Preparation& preparation) {
  const auto refuse_if_taken = [&](const Text& place, std::string_view name) {
    if (preparation.table.type(name))
      preparation.refuse(place, fmt::format("the cohort already has a column \"{}\"; rename one of the two", name));
  };
  for (const CutpointRule& rule : preparation.protocol.cutpoints) {
    refuse_if_taken(rule.name, rule.name.text);
    if (rule.cuts == 2) refuse_if_taken(rule.name, rule.groups_name());
  }
  if (preparation.protocol.risk_groups)
    refuse_if_taken(preparation.protocol.risk_groups->factors.front(), risk_group_column);
  if (preparation.protocol.landmark)
    for (const LandmarkRule::State& state : preparation.protocol.landmark->states)
      refuse_if_taken(state.name, state.name.text);
}

}  // namespace

void check_analyses(Preparation& preparation) {
  const Protocol& protocol = preparation.protocol;
  check_columns(preparation);
  check_new_names(preparation);
  if (protocol.entered) check(preparation, *protocol.entered, "[study] entered", a_date_or_number);
  if (protocol.describe) {
    for (const Text& text : protocol.describe->variables) check(preparation, text, "[describe] variables", not_a_date);
    if (protocol.describe->by) check(preparation, *protocol.describe->by, "[describe] by", few_groups);
  }
  for (const CutpointRule& rule : protocol.cutpoints)
    check(preparation, rule.variable, fmt::format("[[cutpoint]] \"{}\"", rule.name.text), a_number);
  if (protocol.univariable)
    for (const Text& text : protocol.univariable->factors)
      check(preparation, text, "[univariable] factors", a_covariate);
  if (protocol.multivariable)
    for (const Text& text : protocol.multivariable->factors)
      check(preparation, text, "[multivariable] factors", a_covariate);
  if (protocol.risk_groups)
    for (const Text& text : protocol.risk_groups->factors)
      check(preparation, text, "[risk_groups] factors", true_or_false);
  for (const EffectRule& rule : protocol.effects) {
    check(preparation, rule.variable, "[[effect]] variable", a_covariate);
    check(preparation, rule.within, "[[effect]] within", few_groups);
  }
  if (protocol.landmark)
    for (const Text& text : protocol.landmark->factors) check(preparation, text, "[landmark] factors", a_covariate);
  if (protocol.recommend && protocol.recommend->organs)
    (void)read_organ_limits(beside(protocol, protocol.recommend->organs->text));
  if (protocol.referrals && protocol.referrals->share)
    check(preparation, *protocol.referrals->share, "[referrals] share", true_or_false);
  if (!protocol.response) return;
  if (protocol.response->by) check(preparation, *protocol.response->by, "[response] by", few_groups);
  for (const SymptomRule& rule : protocol.response->symptoms) {
    check(preparation, rule.variable, "[[response.symptom]] variable", few_groups);
    if (rule.among) check(preparation, *rule.among, "[[response.symptom]] among", true_or_false);
  }
}

}  // namespace rtsurv::study
