// The name of a figure from the names that a protocol gives.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "rtsurv/core/utf8.hpp"
#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::report {

namespace {

constexpr std::size_t longest_name = 180;  // bytes; files of 255 are allowed, and endings and "-2" follow

struct CodeRange {
  char32_t first, last;
};

/// Beyond ASCII: blanks, punctuation, signs, pictures, and what has no shape.
constexpr std::array no_letters{CodeRange{0x80, 0xA9},       CodeRange{0xAB, 0xB4},       CodeRange{0xB6, 0xB9},
                                CodeRange{0xBB, 0xBF},       CodeRange{0xD7, 0xD7},       CodeRange{0xF7, 0xF7},
                                CodeRange{0x2000, 0x2BFF},   CodeRange{0x2E00, 0x2E7F},   CodeRange{0x3000, 0x3004},
                                CodeRange{0x3008, 0x3020},   CodeRange{0xE000, 0xF8FF},   CodeRange{0xFE00, 0xFE6F},
                                CodeRange{0xFEFF, 0xFF0F},   CodeRange{0xFF1A, 0xFF20},   CodeRange{0xFFE0, 0xFFFF},
                                CodeRange{0x1F000, 0x1FAFF}, CodeRange{0xE0000, 0x10FFFF}};

bool is_name_letter(char32_t code) {
  if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9');
  return std::ranges::none_of(no_letters, [&](CodeRange range) { return code >= range.first && code <= range.last; });
}

/// What stands for a character in a figure's name.
std::string in_a_name(char32_t code) {
  if (code == '_' || is_name_letter(code)) return utf8(code);
  switch (code) {
    case '<':
      return "lt";
    case '>':
      return "gt";
    case '=':
      return "eq";
    case 0x2264:  // less-than or equal to
      return "lteq";
    case 0x2265:
      return "gteq";
    default:
      return "-";
  }
}

std::string word_of_name(std::string_view part) {
  std::string word;
  for (const char32_t code : code_points(part)) {
    const std::string text = in_a_name(code);
    const bool doubled = text == "-" && (word.empty() || word.back() == '-');
    if (!doubled) word += text;
  }
  while (word.ends_with('-')) word.pop_back();
  return word.empty() ? "x" : word;
}

/// The letters without their marks of the code points from U+00C0; a blank for a letter that is not made of one of a-z.
constexpr char32_t first_marked = 0xC0;
constexpr std::string_view unmarked =
    "aaaaaa ceeeeiiii nooooo  uuuuy  aaaaaa ceeeeiiii nooooo  uuuuy y"
    "aaaaaaccccccccdd  eeeeeeeeeegggggggghh  iiiiiiiii   jjkk llllll "
    "   nnnnnn   oooooo  rrrrrrsssssssstttt  uuuuuuuuuuuuwwyyyzzzzzz ";

/// The capital's small letter, in Latin, Greek and Cyrillic.
char32_t small(char32_t code) {
  const auto within = [&](char32_t first, char32_t last) { return code >= first && code <= last; };
  if (within('A', 'Z') || within(0xC0, 0xDE) || within(0x391, 0x3A9) || within(0x410, 0x42F)) return code + 0x20;
  if (within(0x400, 0x40F)) return code + 0x50;
  if (within(0x100, 0x17F) || within(0x460, 0x481) || within(0x48A, 0x52F)) return code | 1U;
  return code == 0x3C2 ? 0x3C3 : code;  // the two small sigmas
}

/// Adds a Korean syllable as the letters that it is made of.
void add_syllable(char32_t code, std::string& key) {
  constexpr char32_t first = 0xAC00, leading = 0x1100, vowel = 0x1161, trailing = 0x11A7, trailings = 28, vowels = 21;
  const char32_t place = code - first;
  key += utf8(leading + place / (vowels * trailings)) + utf8(vowel + place % (vowels * trailings) / trailings);
  if (place % trailings != 0) key += utf8(trailing + place % trailings);
}

}  // namespace

std::string file_key(std::string_view name) {
  std::string key;
  for (const char32_t code : code_points(name)) {
    if (code >= 0x300 && code <= 0x36F) continue;  // a mark of the letter before
    const bool marked = code >= first_marked && code < first_marked + unmarked.size();
    if (marked && unmarked[code - first_marked] != ' ')
      key += unmarked[code - first_marked];
    else if (code >= 0xAC00 && code <= 0xD7A3)
      add_syllable(code, key);
    else
      key += utf8(small(code));
  }
  return key;
}

std::string figure_name(std::initializer_list<std::string_view> parts) {
  std::string name;
  for (const std::string_view part : parts) name += (name.empty() ? "" : "-") + word_of_name(part);
  std::string short_name;
  for (const char32_t code : code_points(name)) {
    if (short_name.size() + utf8(code).size() > longest_name) break;
    short_name += utf8(code);
  }
  return short_name;
}

}  // namespace rtsurv::report
