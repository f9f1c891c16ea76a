#include "rtsurv/report/table/detail/word_widths.hpp"

#include <algorithm>
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

std::vector<unsigned> wanted_widths(const Table& table) {
  constexpr unsigned indent = 200;
  std::vector<unsigned> widest;
  for (const std::string& head : table.header) widest.push_back(head_width(head));
  for (const Table::Row& row : table.rows) {
    const unsigned label = text_width_of(row.label) + (row.kind == Table::RowKind::level ? indent : 0);
    widest[0] = std::max(widest[0], std::min(label, widest_label));
    for (std::size_t j = 1; j < widest.size(); ++j) {
      const unsigned cell = text_width_of(cell_at(row, j - 1).text);
      widest[j] = std::max(widest[j], table.words ? std::min(cell, widest_words) : cell);
    }
  }
  for (unsigned& width : widest) width += margins;
  return widest;
}

std::vector<unsigned> fitted_widths(std::vector<unsigned> wanted, unsigned page) {
  if (const unsigned all = sum(wanted); all > page && wanted[0] > narrowest_label)
    wanted[0] -= std::min(all - page, wanted[0] - narrowest_label);
  if (const unsigned all = sum(wanted); all > page)
    for (unsigned& width : wanted) width = width * page / all;
  return wanted;
}

bool is_too_wide(const std::vector<unsigned>& wanted, unsigned page) {
  return sum(wanted) - wanted[0] + std::min(wanted[0], narrowest_label) > page;
}

}  // namespace rtsurv::report::detail
