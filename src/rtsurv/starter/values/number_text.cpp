#include "rtsurv/starter/values/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "rtsurv/core/text.hpp"
#include "rtsurv/starter/values/states.hpp"
#include "rtsurv/table/columns/written_date.hpp"

namespace rtsurv::starter {
namespace {

/// Commas that part groups of three digits: "1,234" and "12,345.6".
bool has_thousands(std::string_view text) {
  std::string_view whole = text.substr(0, text.find('.'));
  std::size_t groups = 0;
  for (; whole.size() > 4 && whole[whole.size() - 4] == ','; ++groups) {
    if (!std::ranges::all_of(whole.substr(whole.size() - 3), is_ascii_digit)) return false;
    whole.remove_suffix(4);
  }
  return groups > 0 && whole.size() <= 3 && std::ranges::all_of(whole, is_ascii_digit);
}

std::string_view without_limit(std::string_view text) {
  constexpr std::array<std::string_view, 6> signs{"<=", ">=", "<", ">", "\xE2\x89\xA4", "\xE2\x89\xA5"};
  for (const std::string_view sign : signs)
    if (text.starts_with(sign)) return text.substr(sign.size());
  return text;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  double value = 0.0;
  const char* end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, value);
  if (failure != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

void WrittenTexts::count(const std::string& text, std::size_t rows) {
  const std::string value = trimmed(std::string(without_limit(text)));
  if (value.size() < text.size() && parse_number(value))
    limits += rows;
  else if (parse_number(value))
    numbers += rows;
  else if (has_thousands(value))
    thousands += rows;
  else if (table::read_date(text, 1930))
    dates += rows;
}

}  // namespace rtsurv::starter
