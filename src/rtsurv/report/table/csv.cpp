#include "rtsurv/report/table/files.hpp"

namespace rtsurv::report {

namespace {

constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string csv_row(const Table::Row& row, std::size_t columns) {
  std::string line = field((row.kind == Table::RowKind::level ? "  " : "") + row.label);
  for (std::size_t j = 0; j < columns; ++j)
    line += "," + field(j == 0 && !row.span.empty() ? row.span : cell_at(row, j).text);
  return line + "\r\n";
}

}  // namespace

std::string to_csv(const Table& table, TableStyle style) {
  const Table styled = in_style(table, style);
  std::string text = byte_order_mark;
  for (std::size_t j = 0; j < styled.header.size(); ++j) text += (j == 0 ? "" : ",") + field(styled.header[j]);
  text += "\r\n";
  for (const Table::Row& row : styled.rows) text += csv_row(row, styled.header.size() - 1);
  return text;
}

}  // namespace rtsurv::report
