// The file of the patients.
#include "rtsurv/rscript/patients.hpp"
#include "rtsurv/rscript/words.hpp"

namespace rtsurv::rscript {
namespace {

using table::ColumnType;

std::string csv_quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

std::string csv_cell(const table::Column& column, std::size_t row) {
  if (column.missing[row] != 0) return {};
  switch (column.type) {
    case ColumnType::text:
      return csv_quoted(column.level[static_cast<std::size_t>(column.code[row])]);
    case ColumnType::boolean:
      return column.number[row] != 0.0 ? "TRUE" : "FALSE";
    default:
      return r_number(column.number[row]);
  }
}

}  // namespace

std::string_view r_class(const PatientColumn& column) {
  switch (column.values.type) {
    case ColumnType::text:
      return "character";
    case ColumnType::boolean:
      return "logical";
    default:
      return "numeric";
  }
}

std::string to_csv(const Patients& patients) {
  std::string text;
  const auto add_line = [&](const auto& cell) {
    bool first = true;
    for (const PatientColumn& column : patients.columns) {
      if (column.is_made_here()) continue;
      if (!first) text += ',';
      first = false;
      text += cell(column);
    }
    text += '\n';
  };
  add_line([](const PatientColumn& column) { return csv_quoted(column.name); });
  for (std::size_t row = 0; row < patients.rows; ++row)
    add_line([&](const PatientColumn& column) { return csv_cell(column.values, row); });
  return text;
}

}  // namespace rtsurv::rscript
