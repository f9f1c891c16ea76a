// What columns mean: numbers, and indicators of an event.

#include <algorithm>
#include <optional>
#include <string>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/columns/missing_code.hpp"
#include "rtsurv/table/columns/odd_cells.hpp"
#include "rtsurv/table/columns/row_list.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::table {
namespace {

std::size_t row_of(const Table& table, std::size_t i) { return table.where(i, {}).row.value(); }

Column text_as_number(const Table& table, const Column& column) {
  std::vector<std::optional<double>> values;
  values.reserve(column.level.size());
  for (const std::string& level : column.level) values.push_back(parse_number(level));
  Column result = missing_column(column.name, ColumnType::number, column.size());
  std::vector<OddCell> odd;
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] != 0) continue;
    const auto& value = values[static_cast<std::size_t>(column.code[i])];
    if (!value) odd.push_back(odd_cell(column, i, row_of(table, i), ColumnType::number));
    result.missing[i] = 0;
    result.number[i] = value.value_or(0);
  }
  if (!odd.empty()) throw Error(ErrorKind::data, describe(odd, Rest::any), table.where(column.name));
  return result;
}

/// The value of a row if it is 0, 1, true or false; else another number.
double indicator(const Column& column, std::size_t row) {
  constexpr double neither = -1;
  if (column.type == ColumnType::date) return neither;
  if (column.type != ColumnType::text) return column.number[row];
  const CellValue value = read_cell(column.level[static_cast<std::size_t>(column.code[row])]);
  return value.kind == integer_cell || value.kind == boolean_cell ? value.number : neither;
}

/// When all rows hold the same word for "no value": how to declare it.
std::string missing_advice(const Column& column, const std::vector<std::size_t>& rows) {
  if (column.type != ColumnType::text) return {};
  const int code = column.code[rows.front()];
  const bool one_word = std::ranges::all_of(rows, [&](std::size_t i) { return column.code[i] == code; });
  const std::string& word = column.level[static_cast<std::size_t>(code)];
  if (!one_word || missing_code(word) == MissingCode::no) return {};
  return "; if \"" + word + "\" means missing, " + how_to_declare_missing(word);
}

[[noreturn]] void refuse_indicator(const Table& table, const Column& column, const std::vector<std::size_t>& wrong) {
  const bool codes = column.type == ColumnType::number || column.type == ColumnType::integer;
  std::vector<std::size_t> rows;
  for (const std::size_t i : wrong) rows.push_back(row_of(table, i));
  const bool one = rows.size() == 1;
  throw Error(ErrorKind::data,
              std::string(codes ? "must be 0 or 1; " : "must be 0 or 1, true or false; ") +
                  std::to_string(rows.size()) + (one ? " cell is neither (row " : " cells are neither (rows ") +
                  list_rows(rows) +
                  (codes ? "); write a comparison for other codes, as in " : "); write a comparison, as in ") +
                  table.in_sql(column.name) + (codes ? " = 2" : " = 'yes'") + missing_advice(column, wrong),
              table.where(column.name));
}

/// The labels of codes are words of who made the file, and no cells: the message names them.
[[noreturn]] void refuse_labels(const Table& table, const Column& column) {
  constexpr std::size_t most = 10;
  std::string labels;
  for (std::size_t i = 0; i < std::min(column.level.size(), most); ++i)
    labels += (labels.empty() ? "\"" : ", \"") + column.level[i] + "\"";
  throw Error(ErrorKind::data,
              "must be 0 or 1, true or false, but is one of the labels " + labels + "; write a comparison, as in " +
                  table.in_sql(column.name) + " = '" + column.level.back() + "'",
              table.where(column.name));
}

}  // namespace

Column as_number(const Table& table, Column column) {
  if (column.type == ColumnType::text) return text_as_number(table, column);
  return column;
}

Column as_indicator(const Table& table, const Column& column) {
  if (column.type == ColumnType::boolean) return column;
  Column result = missing_column(column.name, ColumnType::boolean, column.size());
  std::vector<std::size_t> wrong;
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] != 0) continue;
    const double value = indicator(column, i);
    if (value != 0 && value != 1) wrong.push_back(i);
    result.missing[i] = 0;
    result.number[i] = value;
  }
  if (!wrong.empty() && column.ordered) refuse_labels(table, column);
  if (!wrong.empty()) refuse_indicator(table, column, wrong);
  return result;
}

}  // namespace rtsurv::table
