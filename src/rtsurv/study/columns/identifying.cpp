#include "rtsurv/study/columns/identifying.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "rtsurv/core/text.hpp"

namespace rtsurv::study {
namespace {

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

}  // namespace

std::string column_named(const table::Table& table, const std::string& text) {
  for (const std::string& name : table.names())
    if (same_without_case(text, name) || same_without_case(text, "\"" + name + "\"")) return name;
  return {};
}

naming::ColumnFacts facts_of(const table::Column& column) {
  naming::ColumnFacts facts{.text = column.type == table::ColumnType::text, .rows = column.size()};
  facts.known = static_cast<std::size_t>(std::ranges::count(column.missing, 0));
  if (facts.text) {
    facts.distinct = column.level.size();
    facts.long_texts = std::ranges::any_of(column.level, naming::is_long);
  } else if (column.type != table::ColumnType::date) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < column.size(); ++i)
      if (column.missing[i] == 0) numbers.push_back(column.number[i]);
    describe_numbers(facts, std::move(numbers));
  }
  return facts;
}

std::string counted(const naming::ColumnFacts& facts) {
  return fmt::format("({} different values in {} patients)", facts.distinct, facts.known);
}

std::string why_no_variable(const table::Table& table, const std::string& text, const table::Column& column) {
  const std::string name = column_named(table, text);
  if (name.empty()) return {};
  const naming::ColumnFacts facts = facts_of(column);
  const std::string why = naming::why_no_variable(naming::read_name(name), facts);
  return why.empty() ? why : why + " " + counted(facts);
}

}  // namespace rtsurv::study
