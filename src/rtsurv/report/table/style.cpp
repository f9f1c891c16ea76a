#include "rtsurv/report/table/style.hpp"

#include <algorithm>
#include <array>

#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {

namespace {

constexpr const char* thin_space_percent = "\u2009%";
constexpr std::string_view en_dash = "\u2013";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// Part of a word: ASCII letters and digits, and every character beyond ASCII.
bool is_word(char c) { return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// P values.

/// As many decimals from `decimals` on as keep a P below 0.05 there.
std::string below_or_above(double p, int decimals) {
  constexpr int most_decimals = 6;
  while (p < 0.05 && decimals < most_decimals && fixed(p, decimals).starts_with("0.05")) ++decimals;
  return fixed(p, decimals);
}

std::string report_p(double p) { return p_value(p); }

std::string two_decimals(double p) {
  if (p < 0.001) return "<0.001";
  return p > 0.99 ? ">0.99" : below_or_above(p, p < 0.01 ? 3 : 2);
}

std::string two_significant(double p) {
  if (p < 0.0001) return "<0.0001";
  return p > 0.99 ? ">0.99" : below_or_above(p, p < 0.00995 ? 4 : p < 0.0995 ? 3 : 2);
}

struct Rules {
  const char* name;
  std::string (*p)(double);
  bool leading_zero, lower_case, italic;  ///< of P
  const char* point;
  const char* to;  ///< between the limits of an interval
  bool percent_apart;
};

constexpr std::array<Rules, 4> all_rules{{{"vancouver", report_p, true, false, false, ".", "\u2013", true},
                                          {"jama", two_decimals, false, false, true, ".", "-", false},
                                          {"lancet", two_significant, true, true, false, "\u00B7", "\u2013", false},
                                          {"nejm", two_decimals, true, false, false, ".", " to ", false}}};

const Rules& rules_of(TableStyle style) { return all_rules[static_cast<std::size_t>(style)]; }

// Texts.

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// Whether the point at `at` is the only one of a number that is no part of a word.
bool is_decimal_point(const std::string& text, std::size_t at) {
  std::size_t begin = at, end = at + 1;
  while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == ',')) --begin;
  while (end < text.size() &&
         (is_digit(text[end]) || (text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1]))))
    ++end;
  const std::string_view number = std::string_view(text).substr(begin, end - begin);
  const bool in_word = (begin > 0 && is_letter(text[begin - 1])) || (end < text.size() && is_letter(text[end]));
  return !in_word && number.back() != '.' && std::ranges::count(number, '.') == 1;
}

std::string with_point(const std::string& text, const char* point) {
  if (std::string_view(point) == ".") return text;
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i)
    result += text[i] == '.' && is_decimal_point(text, i) ? point : std::string(1, text[i]);
  return result;
}

/// The P that stands alone at or after `from`; npos when there is none.
std::size_t find_p(std::string_view text, char letter, std::size_t from) {
  for (std::size_t at = text.find(letter, from); at != std::string_view::npos; at = text.find(letter, at + 1)) {
    const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
    const bool ends = at + 1 == text.size() || (!is_word(text[at + 1]) && text[at + 1] != '-' && text[at + 1] != '\'');
    if (begins && ends) return at;
  }
  return std::string_view::npos;
}

/// "P = 0.017" and "P <0.001" without the zero, and with the letter of the style.
std::string with_p(std::string text, const Rules& rules) {
  for (std::size_t at = find_p(text, 'P', 0); at != std::string::npos; at = find_p(text, 'P', at + 1)) {
    if (rules.lower_case) text[at] = 'p';
    if (rules.leading_zero) continue;
    const std::size_t zero = text.find_first_not_of(" =<>", at + 1);
    if (zero != std::string::npos && zero > at + 2 && text.compare(zero, 2, "0.") == 0) text.erase(zero, 1);
  }
  return text;
}

/// "(0.54–0.88)" with the word of the style between its limits.
std::string with_intervals(std::string text, const Rules& rules) {
  if (rules.to == en_dash) return text;
  for (std::size_t open = text.find('('); open != std::string::npos; open = text.find('(', open + 1)) {
    const std::size_t close = text.find(')', open), dash = text.find(en_dash, open);
    if (dash < close) text.replace(dash, en_dash.size(), rules.to);
  }
  return text;
}

std::string with_numbers(std::string text, const Rules& rules) {
  if (!rules.percent_apart) replace_all(text, thin_space_percent, "%");
  return with_point(text, rules.point);
}

std::string sentence(const std::string& text, const Rules& rules) { return with_numbers(with_p(text, rules), rules); }

void restyle(Cell& cell, const Rules& rules) {
  if (cell.p) {
    const std::string behind = cell.text.substr(p_value(cell.p).size());
    std::string p = rules.p(*cell.p);
    if (const std::size_t zero = p.find("0."); !rules.leading_zero && zero <= 1) p.erase(zero, 1);
    cell.text = p + behind;
  }
  cell.text = with_numbers(with_intervals(with_p(std::move(cell.text), rules), rules), rules);
}

}  // namespace

std::vector<std::string> table_style_names() {
  std::vector<std::string> names;
  for (const Rules& rules : all_rules) names.emplace_back(rules.name);
  return names;
}

TableStyle table_style(std::string_view name) {
  const auto found =
      std::ranges::find(all_rules, name, [](const Rules& rules) { return std::string_view(rules.name); });
  return static_cast<TableStyle>(found - all_rules.begin());
}

Table in_style(Table table, TableStyle style) {
  if (style == TableStyle::vancouver) return table;
  const Rules& rules = rules_of(style);
  table.caption = sentence(table.caption, rules);
  for (std::string& head : table.header) head = sentence(head, rules);
  for (std::string& note : table.notes) note = sentence(note, rules);
  for (Table::Row& row : table.rows) {
    row.label = with_numbers(std::move(row.label), rules);
    row.span = sentence(row.span, rules);
    for (Cell& cell : row.cells) restyle(cell, rules);
  }
  return table;
}

std::vector<TextRun> text_runs(std::string_view text, TableStyle style) {
  std::vector<TextRun> runs;
  std::size_t done = 0;
  if (rules_of(style).italic)
    for (std::size_t at = find_p(text, 'P', 0); at != std::string_view::npos; at = find_p(text, 'P', at + 1)) {
      if (at > done) runs.push_back({std::string(text.substr(done, at - done)), false});
      runs.push_back({"P", true});
      done = at + 1;
    }
  if (done < text.size()) runs.push_back({std::string(text.substr(done)), false});
  return runs;
}

}  // namespace rtsurv::report
