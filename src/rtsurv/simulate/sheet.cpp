#include "rtsurv/simulate/sheet.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "rtsurv/core/date.hpp"

namespace rtsurv::simulate {
namespace {

std::string number_field(double number, const CellFormat& format) {
  if (format.date) return iso_date(number);
  std::array<char, 400> buffer{};  // the largest double has 309 digits before the point
  const auto written = format.decimals < 0 ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), number)
                                           : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                                           std::chars_format::fixed, format.decimals);
  return {buffer.data(), written.ptr};
}

std::string text_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

}  // namespace

bool holds(const Value& value) noexcept {
  const bool* truth = std::get_if<bool>(&value);
  return truth != nullptr && *truth;
}

const Column* Sheet::find(std::string_view name) const noexcept {
  const auto found = std::find_if(columns.begin(), columns.end(), [name](const Column& c) { return c.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

std::string field(const Value& value, const CellFormat& format) {
  if (const bool* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const double* number = std::get_if<double>(&value)) return number_field(*number, format);
  if (const auto* text = std::get_if<std::string>(&value)) return text_field(*text);
  return {};
}

std::string to_csv(const Sheet& sheet) {
  std::string csv = "simulated";
  for (const Column& column : sheet.columns)
    if (column.written) csv += ',' + text_field(column.name);
  csv += '\n';
  for (std::size_t row = 0; row < sheet.rows; ++row) {
    csv += "true";
    for (const Column& column : sheet.columns)
      if (column.written) csv += ',' + field(column.cells[row], column.format);
    csv += '\n';
  }
  return csv;
}

}  // namespace rtsurv::simulate
