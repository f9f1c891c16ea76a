#include "rtsurv/report/figure/draw/typesetting.hpp"

#include <algorithm>

#include "rtsurv/core/utf8.hpp"
#include "rtsurv/report/figure/draw/glyph_widths.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr char32_t thin_space = 0x2009;  // not in the font; renderers take a fifth of an em
constexpr const char* ellipsis = "\u2026";
constexpr double width_slack = 1e-9;

/// In 1/2048 of the type size.
double advance(char32_t code, Weight weight) {
  if (code == thin_space) return 410.0;
  if (code >= 0x300 && code <= 0x36F) return 0.0;  // combining marks
  const auto table = glyph_widths();
  const auto found = std::ranges::lower_bound(table, code, {}, &GlyphWidth::code);
  if (found == table.end() || found->code != code) return 2048.0;
  return weight == Weight::bold ? found->bold : found->regular;
}

/// A piece of text that is not broken unless it is wider than a line.
struct Word {
  std::string text;
  bool after_space;  ///< else it continues the word before, which ends with a hyphen or with a letter and a slash
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool space = true, open = false, after_letter = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t') {
      space = true;
      open = false;
      continue;
    }
    if (!open) words.push_back({"", space});
    words.back().text += c;
    open = c != '-' && !(c == '/' && after_letter);
    after_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    space = false;
  }
  return words;
}

/// The longest start of `word` that fits `width`; at least one character.
std::string_view fitting_start(std::string_view word, double width, const Type& type) {
  std::size_t end = 0;
  for (double used = 0.0; end < word.size();) {
    const Character next = first_character(word.substr(end)).value_or(Character{replacement_character, 1});
    used += advance(next.code, type.weight) * type.size / 2048.0;
    if (end > 0 && used > width + width_slack) break;
    end += next.length;
  }
  return word.substr(0, end);
}

/// Adds `word` to the last of `lines`, or to new ones; a word wider than a line is cut.
void add_word(std::vector<std::string>& lines, const Word& word, double width, const Type& type) {
  const std::string longer = lines.back() + (word.after_space && !lines.back().empty() ? " " : "") + word.text;
  if (text_width(longer, type) <= width + width_slack) {
    lines.back() = longer;
    return;
  }
  if (!lines.back().empty()) lines.emplace_back();
  for (std::string_view rest = word.text; !rest.empty();) {
    const std::string_view start = fitting_start(rest, width, type);
    lines.back() = start;
    rest.remove_prefix(start.size());
    if (!rest.empty()) lines.emplace_back();
  }
}

}  // namespace

double text_width(std::string_view text, const Type& type) {
  double units = 0.0;
  for (const char32_t code : code_points(text)) units += advance(code, type.weight);
  return units * type.size / 2048.0;
}

double widest(const std::vector<std::string>& texts, const Type& type) {
  double width = 0.0;
  for (const std::string& text : texts) width = std::max(width, text_width(text, type));
  return width;
}

double widest_word(std::string_view text, const Type& type) {
  double width = 0.0;
  for (const Word& word : words_of(text)) width = std::max(width, text_width(word.text, type));
  return width;
}

std::string shortened(std::string_view text, double width, const Type& type) {
  if (text_width(text, type) <= width + width_slack) return std::string(text);
  double used = text_width(ellipsis, type);
  std::string kept;
  for (const char32_t code : code_points(text)) {
    used += advance(code, type.weight) * type.size / 2048.0;
    if (used > width + width_slack) break;
    kept += utf8(code);
  }
  kept.erase(kept.find_last_not_of(' ') + 1);
  return kept + ellipsis;
}

std::vector<std::string> wrapped(std::string_view text, double width, std::size_t max_lines, const Type& type) {
  std::vector<std::string> lines(1);
  for (const Word& word : words_of(text)) add_word(lines, word, width, type);
  if (lines.size() > max_lines) {
    lines.resize(max_lines);
    lines.back() = shortened(lines.back() + ellipsis, width, type);
  }
  return lines;
}

}  // namespace rtsurv::report::figure
