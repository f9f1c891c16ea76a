#include "rtsurv/core/decimals.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace rtsurv {

std::string fixed(double value, int decimals) {
  if (!std::isfinite(value)) return "not estimable";
  std::array<char, 512> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed,
                                 std::min(decimals, 100))
                       .ptr;
  std::string text(buffer.data(), end);
  if (text[0] == '-' && text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string plain(double value, int decimals) {
  std::string text = fixed(value, decimals);
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace rtsurv
