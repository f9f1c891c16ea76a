#include "rtsurv/table/columns/grouped_number.hpp"

#include <cstddef>
#include <string>

#include "rtsurv/core/text.hpp"
#include "rtsurv/table/columns/cell.hpp"

namespace rtsurv::table {
namespace {

std::size_t digits_from(std::string_view text, std::size_t start) {
  std::size_t end = start;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end - start;
}

}  // namespace

std::optional<GroupedNumber> grouped_number(std::string_view text, char between) {
  constexpr std::size_t group = 3;
  const char decimal = between == ',' ? '.' : ',';
  std::string plain;
  std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  if (i == 1 && text[0] == '-') plain = "-";
  std::size_t digits = digits_from(text, i), signs = 0;
  if (digits == 0 || digits > group || (digits > 1 && text[i] == '0')) return std::nullopt;
  const bool zero = text[i] == '0';
  plain += text.substr(i, digits);
  for (i += digits; i < text.size() && text[i] == between; i += 1 + group, ++signs) {
    if (digits_from(text, i + 1) != group) return std::nullopt;
    plain += text.substr(i + 1, group);
  }
  if (zero && signs > 0) return std::nullopt;
  bool fraction = false;
  if (i < text.size() && text[i] == decimal) {
    digits = digits_from(text, i + 1);
    if (digits == 0) return std::nullopt;
    plain += "." + std::string(text.substr(i + 1, digits));
    fraction = true;
    i += 1 + digits;
  }
  const auto value = i == text.size() ? parse_number(plain) : std::nullopt;
  if (!value) return std::nullopt;
  return GroupedNumber{*value, signs > 0, signs > 1 || fraction};
}

}  // namespace rtsurv::table
