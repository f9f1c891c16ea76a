#include "rtsurv/study/columns/strata.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/study/columns/by_numbers.hpp"
#include "rtsurv/study/columns/grouping.hpp"

namespace rtsurv::study {
namespace {

bool all_whole(const table::Column& column) {
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column.missing[i] == 0 && column.number[i] != std::floor(column.number[i])) return false;
  return true;
}

/// Values that occur, and the rows that have one.
std::pair<std::size_t, std::size_t> values_and_rows(const Factor& factor) {
  std::vector<std::uint8_t> occurs(factor.levels.size(), 0);
  std::size_t rows = 0;
  for (const int code : factor.code) {
    if (code < 0) continue;
    occurs[static_cast<std::size_t>(code)] = 1;
    ++rows;
  }
  return {static_cast<std::size_t>(std::ranges::count(occurs, 1)), rows};
}

}  // namespace

StratumFacts stratum_facts(const table::Column& column, const Factor& levels) {
  using enum table::ColumnType;
  const auto [values, rows] = values_and_rows(levels);
  const bool is_number = column.type != text && column.type != boolean;
  return {column.name, column.type == date, is_number, !is_number || all_whole(column), values, rows};
}

void makes_strata(const StratumFacts& column, const std::string& used_by) {
  const auto refuse = [&](const std::string& why) {
    throw Error(ErrorKind::usage, fmt::format("{}: \"{}\" {}", used_by, column.name, why));
  };
  if (column.is_date) refuse("is a date; derive a year from it");
  if (column.is_number && column.values > most_group_values && !column.all_whole)
    refuse(fmt::format("has more than {} values, not all of them whole numbers; give a grouping, such as a comparison",
                       most_group_values));
  if (column.values > levels_of_any_factor && 2 * column.values > column.rows)
    refuse(
        fmt::format("has {} values in {} rows: most strata would be one row, which is compared with nobody; put values "
                    "together with [derive] or --derive",
                    column.values, column.rows));
}

void makes_strata(const table::Table& table, const table::Column& column, const std::string& used_by) {
  makes_strata(stratum_facts(column, as_factor(table, column)), used_by);
}

void require_strata(Selection& selection, Values& values, const std::vector<std::string>& strata) {
  for (const std::string& text : strata) {
    const table::Column& column = values.any(text, "--strata");
    makes_strata(values.table(), column, "--strata");
    selection.require(column.missing);
  }
}

std::vector<int> stratum_codes(Values& values, const std::vector<std::string>& strata, const Cases& cases) {
  std::vector<Factor> factors;
  for (const std::string& column : strata)
    factors.push_back(on_cases(as_factor(values.table(), values.any(column, "--strata")), cases));
  return combined(factors);
}

}  // namespace rtsurv::study
