#include "rtsurv/simulate/dates.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace rtsurv::simulate {
namespace {

using std::chrono::year_month_day;

/// The digits as a number; nothing when a character is not a digit.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

year_month_day calendar(double days) {
  return std::chrono::sys_days{std::chrono::days{static_cast<int>(std::floor(days))}};
}

}  // namespace

std::optional<double> days_of(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4)), month = digits(iso.substr(5, 2)), day = digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const year_month_day date{std::chrono::year{*year}, std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<double>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::string iso_date(double days) {
  const year_month_day date = calendar(days);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

int year_of(double days) { return static_cast<int>(calendar(days).year()); }

int weekday_of(double days) {
  const std::chrono::sys_days day{std::chrono::days{static_cast<int>(std::floor(days))}};
  return static_cast<int>(std::chrono::weekday{day}.iso_encoding());
}

}  // namespace rtsurv::simulate
