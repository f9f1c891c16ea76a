#include "rtsurv/ledger/printed.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "rtsurv/core/text.hpp"

namespace rtsurv::ledger {
namespace {

constexpr int most_decimals = 15;
constexpr std::size_t most_digits = 18;  // fits a 64-bit integer

/// Takes '<', '>', "<=", ">=", '=' off the front and says which bound it is.
char take_bound(std::string_view& text) {
  if (text.empty()) return '=';
  const char sign = text.front();
  if (sign != '<' && sign != '>' && sign != '=') return '=';
  text.remove_prefix(1);
  if (!text.empty() && text.front() == '=') text.remove_prefix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return sign;
}

/// Digits without their thousands commas; nothing when a comma stands elsewhere.
std::optional<std::string> without_commas(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  if (whole.find(',') == std::string_view::npos)
    return text.find(',') == std::string_view::npos ? std::optional(std::string(text)) : std::nullopt;
  std::string digits;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool comma_place = (whole.size() - i) % 4 == 0;
    if ((whole[i] == ',') != comma_place) return std::nullopt;
    if (!comma_place) digits += whole[i];
  }
  return digits.empty() || whole.front() == ',' ? std::nullopt
                                                : std::optional(digits + std::string(text.substr(point)));
}

std::int64_t power_of_ten(int exponent) noexcept {
  std::int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

/// The printed digits as an integer of the last place; nothing when they do not fit.
std::optional<std::int64_t> in_last_places(const Printed& printed) {
  std::int64_t all = 0;
  std::size_t digits = 0;
  for (const char c : printed.text) {
    if (!is_ascii_digit(c)) continue;
    if (++digits > most_digits) return std::nullopt;
    all = all * 10 + (c - '0');
  }
  return all;
}

}  // namespace

std::string_view name(Rounding rounding) noexcept {
  constexpr std::array<std::string_view, 3> names{"rounded half up", "rounded half to even", "truncated"};
  return names[static_cast<std::size_t>(rounding)];
}

std::string Printed::shown() const { return bound == '=' ? text : bound + text; }

double Printed::half_unit() const noexcept { return 0.5 * std::pow(10.0, -decimals); }

Range Printed::rounded() const noexcept {
  if (bound == '<') return {0.0, value};
  if (bound == '>') return {value, 1e300};
  const double half = half_unit();
  return {value - half, value + half};
}

Range Printed::possible() const noexcept {
  Range range = rounded();
  if (bound == '=') range.upper += half_unit();
  return range;
}

std::optional<Printed> parse_printed(std::string_view text) {
  Printed printed;
  printed.bound = take_bound(text);
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  std::optional<std::string> digits = without_commas(text);
  if (!digits || digits->empty() || digits->size() > most_digits) return std::nullopt;
  if (digits->front() == '.') digits->insert(0, 1, '0');
  const std::size_t point = digits->find('.');
  if (point != std::string::npos) printed.decimals = static_cast<int>(digits->size() - point - 1);
  const bool only_digits = std::ranges::all_of(*digits, [](char c) { return is_ascii_digit(c) || c == '.'; }) &&
                           std::ranges::count(*digits, '.') <= 1 && digits->back() != '.';
  if (!only_digits || printed.decimals > most_decimals) return std::nullopt;
  printed.text = (negative ? "-" : "") + *digits;
  std::from_chars(printed.text.data(), printed.text.data() + printed.text.size(), printed.value);
  return printed;
}

std::string shortest(double value) {
  std::array<char, 400> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed).ptr;
  return {buffer.data(), end};
}

std::string with_decimals(double value, int decimals) {
  std::array<char, 400> buffer;
  char* const last = buffer.data() + buffer.size();
  const auto end = std::to_chars(buffer.data(), last, value, std::chars_format::fixed, decimals).ptr;
  return {buffer.data(), end};
}

bool reads_as(std::int64_t n, std::int64_t denominator, const Printed& percent, Rounding rounding) {
  const std::optional<std::int64_t> digits = in_last_places(percent);
  if (!digits || percent.decimals > 6 || n < 0 || denominator <= 0 || percent.value < 0.0) return false;
  if (percent.bound == '<') return 100.0 * static_cast<double>(n) < percent.value * static_cast<double>(denominator);
  if (percent.bound == '>') return 100.0 * static_cast<double>(n) > percent.value * static_cast<double>(denominator);
  const std::int64_t scaled = n * 100 * power_of_ten(percent.decimals);
  std::int64_t quotient = scaled / denominator;
  const std::int64_t twice_rest = 2 * (scaled % denominator);
  const bool tie = twice_rest == denominator;
  if (rounding == Rounding::half_up && twice_rest >= denominator) ++quotient;
  if (rounding == Rounding::half_even && (tie ? quotient % 2 == 1 : twice_rest > denominator)) ++quotient;
  return quotient == *digits;
}

std::optional<Rounding> percent_rounding(std::int64_t n, std::int64_t denominator, const Printed& percent) {
  for (const Rounding rounding : {Rounding::half_up, Rounding::half_even, Rounding::truncation})
    if (reads_as(n, denominator, percent, rounding)) return rounding;
  return std::nullopt;
}

bool may_be_same(const Printed& a, const Printed& b) noexcept {
  if (a.bound != '=' || b.bound != '=') return a.rounded().meets(b.rounded());
  const double apart = std::abs(a.value - b.value);
  if (a.decimals == b.decimals) return apart < 0.5 * a.half_unit();
  const Printed& coarse = a.decimals < b.decimals ? a : b;
  const Printed& fine = a.decimals < b.decimals ? b : a;
  const Range range = coarse.possible();
  const double slack = fine.half_unit() * 1.001;
  return fine.value >= range.lower - slack && fine.value <= range.upper + slack;
}

}  // namespace rtsurv::ledger
