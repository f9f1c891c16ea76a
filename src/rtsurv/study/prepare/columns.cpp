// [columns] against the cohort, and the names of the columns that the analysis will add.
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/prepare/fits.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study {

namespace {

using table::Column;

void check_new_names(Preparation& preparation) {
  const auto refuse_if_taken = [&](const Text& place, std::string_view name) {
    if (preparation.table.type(name))
      preparation.refuse(place, fmt::format("the cohort already has a column \"{}\"; rename one of the two", name));
  };
  for (const MadeColumn& column : preparation.protocol.made) refuse_if_taken(column.name, column.name.text);
  if (preparation.protocol.risk_groups)
    refuse_if_taken(preparation.protocol.risk_groups->factors.front(), risk_group_column);
}

/// Its key is the text of a factor somewhere in the protocol.
bool is_used_expression(const Protocol& protocol, const std::string& key) {
  return std::ranges::find(protocol.expressions, key) != protocol.expressions.end();
}

/// Keys of a column that say how its cells are read.
bool says_how_to_read(const Protocol& protocol, const std::string& key) {
  return std::ranges::any_of(protocol.reading.columns, [&](const table::ColumnOptions& column) {
    return same_without_case(column.name, key) &&
           (!column.missing.empty() || !column.same.empty() || column.dates || column.decimal);
  });
}

/// [derive] or [dose] makes the column, so that no cell of the file is read for it.
bool is_computed(const Protocol& protocol, const std::string& key) {
  const auto is_key = [&](const std::string& name) { return same_without_case(name, key); };
  return (protocol.dose && std::ranges::any_of(dose_column_names(*protocol.dose), is_key)) ||
         std::ranges::any_of(protocol.derivations, is_key, [](const Derivation& one) { return one.name.text; });
}

/// The column, or the expression that a part uses.
Column described(const Preparation& preparation, const std::string& key) {
  const table::Table& table = preparation.table;
  if (is_computed(preparation.protocol, key) && says_how_to_read(preparation.protocol, key))
    throw Error(ErrorKind::usage,
                fmt::format("[columns]: \"{}\" is computed; missing, dates, decimal and same belong to "
                            "the columns of the file that it is made of",
                            key));
  if (!table.type(key) && is_used_expression(preparation.protocol, key)) {
    if (says_how_to_read(preparation.protocol, key))
      throw Error(ErrorKind::usage,
                  fmt::format("[columns]: \"{}\" is an expression; missing, dates, decimal and same belong to "
                              "the columns of the file",
                              key));
    return table.evaluate(key, "[columns]");
  }
  try {
    return table.column(key, "[columns]");
  } catch (const Error& error) {
    const auto near = nearest(key, preparation.protocol.expressions);
    if (!near || table.type(*near)) throw;
    throw Error(error.kind(), fmt::format("[columns]: no part of the protocol uses \"{}\"; an expression must be "
                                          "written as where it is used: \"{}\"",
                                          key, *near));
  }
}

/// The levels in the data, or those of a condition that only the analysis adds; nothing where these cannot be known yet.
std::optional<std::vector<std::string>> levels_of(const Preparation& preparation, const std::string& key) {
  const Protocol& protocol = preparation.protocol;
  if (!comes_later(protocol, key)) {
    Factor factor = as_factor(preparation.table, described(preparation, key));
    require_few_levels(factor, "[columns]");
    return std::move(factor.levels);
  }
  const bool is_made = std::ranges::any_of(
      protocol.made, [&](const MadeColumn& column) { return same_without_case(column.name.text, key); });
  if (!is_made) return std::nullopt;
  return std::vector<std::string>{"false", "true"};
}

void put_reference_first(const Preparation& preparation, ColumnRule& rule) {
  const std::string& key = rule.column.text;
  if (!made_levels(preparation.protocol, key).empty())
    throw Error(ErrorKind::usage,
                fmt::format("[columns]: the groups of \"{}\" have an order of their own and take no reference", key));
  if (rule.levels.empty()) {
    auto levels = levels_of(preparation, key);
    if (!levels)
      throw Error(
          ErrorKind::usage,
          fmt::format("[columns]: \"{}\" is known only in the analysis; list its levels beside the reference", key));
    if (levels->empty()) return;  // nobody who is analysed has a value
    rule.levels = *std::move(levels);
  }
  const auto found = std::ranges::find(rule.levels, rule.reference->text);
  if (found == rule.levels.end()) {
    const auto near = nearest(rule.reference->text, rule.levels);
    throw Error(ErrorKind::usage,
                fmt::format("[columns]: \"{}\" has no level \"{}\" that could be its reference{}", key,
                            rule.reference->text, near ? fmt::format("; did you mean \"{}\"?", *near) : std::string()));
  }
  std::rotate(rule.levels.begin(), found, found + 1);
}

}  // namespace

void check_study(Preparation& preparation) {
  check_new_names(preparation);
  if (preparation.protocol.entered)
    check(preparation, *preparation.protocol.entered, "[study] entered", a_date_or_number);
}

void take_titles(Preparation& preparation) {
  constexpr std::size_t longest = 200;  // as a label of the protocol
  for (const std::string& name : preparation.table.names()) {
    const std::string title = excerpt(preparation.table.column(name, "[columns]").title, longest);
    const auto is_used = [&](const std::string& text) { return mentions(text, name); };
    if (title.empty() || std::ranges::none_of(preparation.protocol.expressions, is_used)) continue;
    const auto rule = std::ranges::find_if(
        preparation.columns, [&](const ColumnRule& one) { return same_without_case(one.column.text, name); });
    if (rule == preparation.columns.end()) {
      ColumnRule titled;
      titled.column.text = name;
      titled.label = title;
      preparation.columns.push_back(std::move(titled));
    } else if (rule->label.empty()) {
      rule->label = title;
    }
  }
}

void check_columns(Preparation& preparation) {
  for (ColumnRule& rule : preparation.columns) {
    const bool fits = comes_later(preparation.protocol, rule.column.text) || preparation.attempt(rule.column, [&] {
      const Column column = described(preparation, rule.column.text);
      if (!rule.levels.empty()) (void)as_factor(preparation.table, column, rule.levels);
    });
    if (fits && rule.reference) preparation.attempt(*rule.reference, [&] { put_reference_first(preparation, rule); });
  }
}

}  // namespace rtsurv::study
