// The name of a figure from the names that a protocol gives.

#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::report {

namespace {

/// What stands for a character in a figure's name; empty: the character itself.
std::string_view in_a_name(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_') return "";
  if (c == '<') return "lt";
  if (c == '>') return "gt";
  return c == '=' ? "eq" : "-";
}

}  // namespace

std::string figure_name(std::initializer_list<std::string_view> parts) {
  std::string name;
  for (const std::string_view part : parts) {
    std::string word;
    for (const char c : part) {
      const std::string_view text = in_a_name(c);
      const bool doubled = text == "-" && (word.empty() || word.back() == '-');
      if (!doubled) word += text.empty() ? std::string(1, c) : std::string(text);
    }
    while (word.ends_with('-')) word.pop_back();
    name += (name.empty() ? "" : "-") + (word.empty() ? "x" : word);
  }
  return name;
}

}  // namespace rtsurv::report
