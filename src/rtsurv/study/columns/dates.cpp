#include "rtsurv/study/columns/dates.hpp"

#include <limits>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "rtsurv/core/date.hpp"
#include "rtsurv/core/mention.hpp"
#include "rtsurv/study/columns/row_problems.hpp"
#include "rtsurv/table/columns/odd_cells.hpp"
#include "rtsurv/table/columns/written_date.hpp"

namespace rtsurv::study {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// The columns of dates that an expression names; none of a column alone.
std::vector<table::Column> dates_in(const table::Table& table, const std::string& expression) {
  std::vector<table::Column> dates;
  if (table.type(expression)) return dates;
  for (const std::string& name : table.names())
    if (table.type(name) == table::ColumnType::date && mentions(expression, name))
      dates.push_back(table.column(name, "dates"));
  return dates;
}

/// Those of the columns that an expression took its day from in that row, such as the first that is known in
/// coalesce(failure, death, seen); the expression where none has that day.
std::string taken_from(const std::vector<table::Column>& dates, const table::Column& day, std::size_t row) {
  std::string names;
  for (const table::Column& date : dates)
    if (date.missing[row] == 0 && date.number[row] == day.number[row])
      names += (names.empty() ? "\"" : ", \"") + date.name + "\"";
  return names.empty() ? day.name : names;
}

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
  std::optional<std::vector<table::Column>> dates;  // of `to`, once they are needed
  table::Column result;
  result.type = table::ColumnType::number;
  result.missing.assign(from.size(), 1);
  result.number.assign(from.size(), unknown);
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from.missing[i] != 0 || to.missing[i] != 0) continue;
    if (to.number[i] < from.number[i]) {
      if (!dates) dates = dates_in(table, to.name);
      of_rows.add(i, taken_from(*dates, to, i), lies_before(table.headers(from.name)));
      continue;
    }
    result.missing[i] = 0;
    result.number[i] = (to.number[i] - from.number[i]) / days_per(unit);
  }
  of_rows.hand_to(problems);
  return result;
}

}  // namespace rtsurv::study
