#include "rtsurv/study/protocol/mention.hpp"

#include <algorithm>
#include <cctype>

namespace rtsurv::study {
namespace {

bool is_name_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

bool mentions(std::string_view text, std::string_view name) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  for (auto found = text.begin();;) {
    found = std::search(found, text.end(), name.begin(), name.end(), same);
    if (found == text.end()) return false;
    const auto after = found + static_cast<std::ptrdiff_t>(name.size());
    if ((found == text.begin() || !is_name_character(*(found - 1))) &&
        (after == text.end() || !is_name_character(*after)))
      return true;
    ++found;
  }
}

}  // namespace rtsurv::study
