// Dates as the protocol names them, and [dates]: those that must stand in order.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/study/columns/dates.hpp"
#include "rtsurv/study/columns/row_problems.hpp"
#include "rtsurv/study/prepare/preparation.hpp"
#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::study {
namespace {

using table::Column;

bool is_empty(const Column& column) {
  return std::find(column.missing.begin(), column.missing.end(), 0) == column.missing.end();
}

/// Reports each date that lies before the last known one ahead of it in the list.
void check_order(Preparation& preparation, const std::vector<Column>& dates) {
  RowProblems problems(preparation.table);
  for (std::size_t row = 0; row < preparation.table.rows(); ++row) {
    const Column* earlier = nullptr;
    for (const Column& date : dates) {
      if (date.missing[row] != 0) continue;
      if (earlier != nullptr && date.number[row] < earlier->number[row]) {
        problems.add(row, date.name, lies_before(preparation.table.headers(earlier->name)));
        preparation.disordered[row] = 1;
      }
      earlier = &date;
    }
  }
  problems.hand_to(preparation.data_problems);
}

}  // namespace

Column date_of(Preparation& preparation, const Text& text, const std::string& used_by) {
  Column column = preparation.table.evaluate(text.text, used_by);
  if (is_empty(column)) return table::missing_column(column.name, table::ColumnType::date, column.size());
  if (column.type != table::ColumnType::date && column.type != table::ColumnType::text)
    throw Error(ErrorKind::usage, fmt::format("{}: \"{}\" is no date", used_by, text.text));
  return as_date(preparation.table, std::move(column), preparation.data_problems);
}

void check_dates(Preparation& preparation) {
  preparation.disordered.assign(preparation.table.rows(), 0);
  for (const DateOrder& rule : preparation.protocol.dates) {
    std::vector<Column> dates;
    for (const Text& text : rule.order)
      preparation.attempt(text, [&] { dates.push_back(date_of(preparation, text, "[dates]")); });
    check_order(preparation, dates);
  }
}

}  // namespace rtsurv::study
