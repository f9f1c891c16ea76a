// What columns mean: numbers, and indicators of an event.

#include <cmath>
#include <optional>
#include <string>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/columns/missing_code.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::table {
namespace {

/// Gathers the rows whose value is wrong; when all of them hold the same word for "no value", the messages tell how to
/// declare it.
class WrongRows {
 public:
  WrongRows(const Table& table, const Column& column) : table_(table), column_(column) {}

  void add(std::size_t row) { rows_.push_back(row); }

  void throw_if_any(const std::string& message) const {
    const std::string advice = this->advice();
    Problems problems(ErrorKind::data);
    for (const std::size_t row : rows_) problems.add(table_.where(row, column_.name), message + advice);
    problems.throw_if_any();
  }

 private:
  [[nodiscard]] std::string advice() const {
    if (rows_.empty() || column_.type != ColumnType::text) return "";
    const int code = column_.code[rows_.front()];
    for (const std::size_t row : rows_)
      if (column_.code[row] != code) return "";
    const std::string& word = column_.level[static_cast<std::size_t>(code)];
    if (missing_code(word) == MissingCode::no) return "";
    return "; if \"" + word + "\" means missing, " + how_to_declare_missing(word);
  }

  const Table& table_;
  const Column& column_;
  std::vector<std::size_t> rows_;
};

Column text_as_number(const Table& table, const Column& column) {
  std::vector<std::optional<double>> values;
  values.reserve(column.level.size());
  for (const std::string& level : column.level) values.push_back(parse_number(level));
  Column result = missing_column(column.name, ColumnType::number, column.size());
  WrongRows wrong(table, column);
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] != 0) continue;
    const auto& value = values[static_cast<std::size_t>(column.code[i])];
    if (!value) wrong.add(i);
    result.missing[i] = 0;
    result.number[i] = value.value_or(0);
  }
  wrong.throw_if_any("must be a number");
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

}  // namespace

Column as_number(const Table& table, Column column) {
  if (column.type == ColumnType::text) return text_as_number(table, column);
  return column;
}

Column as_indicator(const Table& table, const Column& column) {
  if (column.type == ColumnType::boolean) return column;
  Column result = missing_column(column.name, ColumnType::boolean, column.size());
  WrongRows wrong(table, column);
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] != 0) continue;
    const double value = indicator(column, i);
    if (!(value == 0 || value == 1)) wrong.add(i);
    result.missing[i] = 0;
    result.number[i] = value;
  }
  if (column.type == ColumnType::number || column.type == ColumnType::integer) {
    wrong.throw_if_any("must be 0 or 1; write a comparison for other codes, as in \"" + column.name + " = 2\"");
  } else {
    wrong.throw_if_any("must be 0 or 1, true or false; write a comparison, as in \"" + column.name + " = 'yes'\"");
  }
  return result;
}

}  // namespace rtsurv::table
