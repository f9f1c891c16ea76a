#include "rtsurv/core/text.hpp"

#include <algorithm>

#include "rtsurv/core/utf8.hpp"

namespace rtsurv {
namespace {

char folded(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string fold_case(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), folded);
  return result;
}

bool same_without_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return folded(x) == folded(y); });
}

bool is_ascii_alphanumeric(char c) noexcept { return (c >= '0' && c <= '9') || (folded(c) >= 'a' && folded(c) <= 'z'); }

bool is_ascii_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string excerpt(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t taken = 0; taken < most && end < text.size(); ++taken)
    end += first_character(text.substr(end)).value_or(Character{}).length;
  return std::string(text.substr(0, end)) + (end < text.size() ? "..." : "");
}

}  // namespace rtsurv
