#include "rtsurv/report/table/detail/word_widths.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "rtsurv/core/utf8.hpp"

namespace rtsurv::report::detail {

namespace {

constexpr unsigned margins = 140;  // left and right of a cell, and a little air
constexpr unsigned widest_label = 3400, widest_words = 3800, narrowest_label = 1850;

/// Of a letter in 9-point Arial, roughly.
unsigned letter_width(char32_t code) {
  constexpr std::u32string_view narrow = U" .,:;'()[]|/-ijlft\u00A0\u00B7", wide = U"%mwMWOQGCD@&";
  if (code == U'\u2009' || code == U'\u202F') return 36;
  if (narrow.find(code) != std::u32string_view::npos) return 56;
  if (wide.find(code) != std::u32string_view::npos) return 146;
  if (code >= U'A' && code <= U'Z') return 122;
  return (code >= 0x1100 && code < 0x1200) || code >= 0x2E80 ? 180 : 100;
}

unsigned text_width_of(std::string_view text) {
  unsigned width = 0;
  for (const char32_t code : code_points(text)) width += letter_width(code);
  return width;
}

unsigned longest_word(std::string_view text) {
  unsigned longest = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    longest = std::max(longest, text_width_of(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return longest;
}

/// A head is bold and may take three lines.
unsigned head_width(std::string_view head) { return std::max(longest_word(head), text_width_of(head) / 3) * 11 / 10; }

unsigned sum(const std::vector<unsigned>& widths) { return std::accumulate(widths.begin(), widths.end(), 0U); }

}  // namespace

ColumnWidths column_widths(const Table& table, unsigned half_digit) {
  constexpr unsigned indent = 200, half_digit_of_9_points = 50;
  const auto digits = integer_widths(table);
  ColumnWidths widths;
  for (const std::string& head : table.header) {
    widths.wanted.push_back(head_width(head));
    widths.least.push_back(longest_word(head) * 11 / 10);
  }
  const auto widen = [&](std::size_t column, unsigned whole, unsigned word) {
    widths.wanted[column] = std::max(widths.wanted[column], whole);
    widths.least[column] = std::max(widths.least[column], word);
  };
  for (const Table::Row& row : table.rows) {
    const unsigned in = row.kind == Table::RowKind::level ? indent : 0;
    widen(0, std::min(text_width_of(row.label) + in, widest_label), longest_word(row.label) + in);
    for (std::size_t j = 0; j < digits.size(); ++j) {
      const Cell& cell = cell_at(row, j);
      const unsigned whole = text_width_of(cell.text), own = static_cast<unsigned>(half_digits(cell).value_or(0));
      const unsigned push =
          half_digits(cell) && digits[j] ? (static_cast<unsigned>(*digits[j]) - own) * half_digit_of_9_points : 0;
      widen(j + 1, table.words ? std::min(whole, widest_words) : whole + push, longest_word(cell.text) + push);
    }
  }
  for (auto* list : {&widths.wanted, &widths.least})
    for (unsigned& width : *list) width = width * half_digit / half_digit_of_9_points + margins;
  for (std::size_t j = 0; j < widths.least.size(); ++j) widths.wanted[j] = std::max(widths.wanted[j], widths.least[j]);
  return widths;
}

std::vector<unsigned> fitted_widths(const ColumnWidths& widths, unsigned page) {
  std::vector<unsigned> fitted = widths.wanted;
  const unsigned all = sum(widths.wanted), room = all - sum(widths.least);
  if (all <= page || room == 0) return fitted;
  const unsigned lack = std::min(all - page, room);
  for (std::size_t j = 0; j < fitted.size(); ++j)
    fitted[j] -= static_cast<unsigned>((std::uint64_t{fitted[j] - widths.least[j]} * lack + room - 1) / room);
  return fitted;
}

bool is_too_wide(const ColumnWidths& widths, unsigned page) {
  return sum(widths.wanted) - widths.wanted[0] + std::min(widths.wanted[0], narrowest_label) > page;
}

}  // namespace rtsurv::report::detail
