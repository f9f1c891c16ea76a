#include "rtsurv/report/text/grid.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "rtsurv/core/utf8.hpp"
#include "rtsurv/report/words/alignment.hpp"

namespace rtsurv::report {

namespace {

constexpr std::size_t gap = 2;

bool inside(char32_t code, const auto& ranges) {
  return std::ranges::any_of(ranges, [code](const auto& r) { return code >= r.first && code <= r.second; });
}

std::size_t code_point_width(char32_t code) {
  using Range = std::pair<char32_t, char32_t>;
  constexpr std::array<Range, 4> combining{{{0x300, 0x36F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}}};
  constexpr std::array<Range, 6> wide{
      {{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFF00, 0xFF60}, {0x1F300, 0x1FAFF}}};
  return inside(code, combining) ? 0 : inside(code, wide) ? 2 : 1;
}

std::string spaces(std::size_t n) {
  std::string result(n, ' ');
  return result;
}

/// Width of the part before the decimal point of the leading number; of words, 0.
std::size_t integer_width(std::string_view cell) {
  const IntegerPart part = integer_part(cell).value_or(IntegerPart{});
  return part.digits + part.commas;
}

struct Column {
  std::size_t integer = 0;  ///< widest part before the decimal point
  std::size_t width = 0;
};

/// The cell with the spaces before it that put its decimal point in place. Words start where the numbers start.
std::string placed(const std::string& cell, const Column& column) {
  return integer_part(cell) ? spaces(column.integer - integer_width(cell)) + cell : cell;
}

std::string line(const std::vector<std::string>& cells, const std::vector<Column>& columns) {
  std::string text;
  for (std::size_t j = 0; j < cells.size(); ++j)
    text += cells[j] + spaces(columns[j].width - display_width(cells[j]) + gap);
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const char32_t code : code_points(text)) width += code_point_width(code);
  return width;
}

void Grid::add(std::vector<std::string> row) {
  row.resize(header_.size());
  rows_.push_back(std::move(row));
}

std::string Grid::text() const {
  if (rows_.empty()) return "";
  std::vector<Column> columns(header_.size());
  for (const auto& row : rows_)
    for (std::size_t j = 1; j < row.size(); ++j)
      columns[j].integer = std::max(columns[j].integer, integer_width(row[j]));
  std::vector<std::vector<std::string>> lines{header_};
  for (auto row : rows_) {
    for (std::size_t j = 1; j < row.size(); ++j) row[j] = placed(row[j], columns[j]);
    lines.push_back(std::move(row));
  }
  for (const auto& cells : lines)
    for (std::size_t j = 0; j < cells.size(); ++j)
      columns[j].width = std::max(columns[j].width, display_width(cells[j]));

  std::size_t total = 0;
  for (const Column& column : columns) total += column.width + gap;
  std::string rule;
  for (std::size_t i = gap; i < total; ++i) rule += "\u2500";
  rule += "\n";
  std::string text = rule + line(lines[0], columns) + rule;
  for (std::size_t i = 1; i < lines.size(); ++i) text += line(lines[i], columns);
  return text + rule;
}

}  // namespace rtsurv::report
