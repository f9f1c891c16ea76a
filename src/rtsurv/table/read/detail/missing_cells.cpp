#include "rtsurv/table/read/detail/missing_cells.hpp"

#include <algorithm>
#include <limits>

#include "rtsurv/core/date.hpp"
#include "rtsurv/table/columns/cell.hpp"

namespace rtsurv::table::detail {
namespace {

void drop_texts(Column& column, const std::vector<std::string>& missing) {
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.code[i] < 0) continue;
    const std::string& text = column.level[static_cast<std::size_t>(column.code[i])];
    if (std::find(missing.begin(), missing.end(), text) == missing.end()) continue;
    column.code[i] = -1;
    column.missing[i] = 1;
  }
}

void drop_number(Column& column, double code) {
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] != 0 || column.number[i] != code) continue;
    column.missing[i] = 1;
    column.number[i] = std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace

void drop_missing(Column& column, const std::vector<std::string>& missing) {
  if (column.type == ColumnType::text) {
    drop_texts(column, missing);
  } else if (column.type == ColumnType::number || column.type == ColumnType::integer) {
    for (const std::string& text : missing)
      if (const auto code = parse_number(text)) drop_number(column, *code);
  } else if (column.type == ColumnType::date) {
    for (const std::string& text : missing)
      if (const auto day = parse_date(text)) drop_number(column, *day);
  }
}

}  // namespace rtsurv::table::detail
