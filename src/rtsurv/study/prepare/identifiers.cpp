#include "rtsurv/study/prepare/identifiers.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/naming/identifier.hpp"

namespace rtsurv::study {
namespace {

using table::Column;
using table::ColumnType;

/// The name of the column that the text is, with or without the quotes of SQL; empty for an expression.
std::string column_named(const table::Table& table, const std::string& text) {
  for (const std::string& name : table.names())
    if (same_without_case(text, name) || same_without_case(text, "\"" + name + "\"")) return name;
  return {};
}

void describe_numbers(naming::ColumnFacts& facts, std::vector<double> numbers) {
  const auto are_multiples_of = [&](double unit) {
    return std::ranges::all_of(numbers, [&](double x) { return std::fmod(x, unit) == 0.0; });
  };
  if (numbers.empty()) return;
  std::ranges::sort(numbers);
  facts.whole = are_multiples_of(1.0);
  facts.tens = are_multiples_of(10.0);
  facts.lowest = numbers.front();
  facts.highest = numbers.back();
  facts.distinct = numbers.size() - std::ranges::unique(numbers).size();
}

naming::ColumnFacts facts_of(const Column& column) {
  naming::ColumnFacts facts{.text = column.type == ColumnType::text, .rows = column.size()};
  facts.known = static_cast<std::size_t>(std::ranges::count(column.missing, 0));
  if (facts.text) {
    facts.distinct = column.level.size();
    facts.long_texts = std::ranges::any_of(column.level, naming::is_long);
  } else if (column.type != ColumnType::date) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < column.size(); ++i)
      if (column.missing[i] == 0) numbers.push_back(column.number[i]);
    describe_numbers(facts, std::move(numbers));
  }
  return facts;
}

bool is_confirmed(const Protocol& protocol, const std::string& name) {
  return std::ranges::any_of(protocol.columns, [&](const ColumnRule& rule) {
    return rule.identifier_confirmed && same_without_case(rule.column.text, name);
  });
}

}  // namespace

void require_no_identifier(const Preparation& preparation, const std::string& text, const Column& column,
                           const std::string& used_by) {
  const Protocol& protocol = preparation.protocol;
  const std::string name = column_named(preparation.table, text);
  if (name.empty() || is_confirmed(protocol, name)) return;
  const naming::ColumnFacts facts = facts_of(column);
  const bool is_id = protocol.id && column_named(preparation.table, protocol.id->text) == name;
  const std::string why =
      is_id ? "is the identifier of [study]" : naming::why_no_variable(naming::read_name(name), facts);
  if (why.empty()) return;
  throw Error(ErrorKind::usage,
              fmt::format("{}: \"{}\" {} ({} different values in {} patients); leave it out, or, when "
                          "it does describe patients, say identifier = \"confirmed\" for it in "
                          "[columns]",
                          used_by, name, why, facts.distinct, facts.known));
}

}  // namespace rtsurv::study
