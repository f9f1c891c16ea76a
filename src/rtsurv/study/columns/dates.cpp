#include "rtsurv/study/columns/dates.hpp"

#include <limits>
#include <optional>

#include <fmt/format.h>

#include "rtsurv/core/date.hpp"
#include "rtsurv/study/columns/row_problems.hpp"
#include "rtsurv/table/columns/odd_cells.hpp"
#include "rtsurv/table/columns/written_date.hpp"

namespace rtsurv::study {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace

table::Column as_date(const table::Table& table, table::Column column, Problems& problems) {
  if (column.type == table::ColumnType::date) return column;
  if (const std::string problem = table::date_problem(column.level, table.date_rules()); !problem.empty()) {
    problems.add(table.where(column.name), problem);
    return table::missing_column(column.name, table::ColumnType::date, column.size());
  }
  std::vector<std::optional<int>> days;
  if (auto reading = table::read_dates(column.level, table.date_rules())) days = std::move(reading->day);
  if (days.empty())
    for (const std::string& text : column.level) days.push_back(parse_date(text));
  column.number.assign(column.size(), unknown);
  std::vector<table::OddCell> odd;
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] != 0) continue;
    const std::optional<int> found = days[static_cast<std::size_t>(column.code[i])];
    if (found) {
      column.number[i] = *found;
      continue;
    }
    odd.push_back(table::odd_cell(column, i, table.where(i, {}).row.value(), table::ColumnType::date));
    column.missing[i] = 1;
  }
  if (!odd.empty()) problems.add(table.where(column.name), table::describe(odd, table::Rest::any));
  column.type = table::ColumnType::date;
  column.code.clear();
  column.level.clear();
  return column;
}

std::string lies_before(const std::string& earlier) {
  return fmt::format("lies before {}; correct one of the two dates", earlier);
}

table::Column duration(const table::Table& table, const table::Column& from, const table::Column& to, TimeUnit unit,
                       Problems& problems) {
  RowProblems of_rows(table);
  table::Column result;
  result.type = table::ColumnType::number;
  result.missing.assign(from.size(), 1);
  result.number.assign(from.size(), unknown);
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from.missing[i] != 0 || to.missing[i] != 0) continue;
    if (to.number[i] < from.number[i]) {
      of_rows.add(i, to.name, lies_before(table.headers(from.name)));
      continue;
    }
    result.missing[i] = 0;
    result.number[i] = (to.number[i] - from.number[i]) / days_per(unit);
  }
  of_rows.hand_to(problems);
  return result;
}

}  // namespace rtsurv::study
