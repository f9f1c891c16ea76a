#include "rtsurv/study/columns/strata.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/study/columns/factor.hpp"
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

void makes_strata(const table::Table& table, const table::Column& column, const std::string& used_by) {
  const auto refuse = [&](const std::string& why) {
    throw Error(ErrorKind::usage, fmt::format("{}: \"{}\" {}", used_by, column.name, why));
  };
  if (column.type == table::ColumnType::date) refuse("is a date; derive a year from it");
  if (has_many_values(column) && !all_whole(column))
    refuse(fmt::format("has more than {} values, not all of them whole numbers; give a grouping, such as a comparison",
                       most_group_values));
  const auto [values, rows] = values_and_rows(as_factor(table, column));
  if (values > levels_of_any_factor && 2 * values > rows)
    refuse(
        fmt::format("has {} values in {} rows: most strata would be one row, which is compared with nobody; put values "
                    "together with [derive] or --derive",
                    values, rows));
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
