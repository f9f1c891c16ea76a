// The name of a figure from the names that a protocol gives.

#include <algorithm>
#include <array>

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

}  // namespace

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
