#include "rtsurv/core/date.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace rtsurv {
namespace {

using std::chrono::year_month_day;

/// Value of so many digits; nothing when one is no digit.
std::optional<int> digits_at(std::string_view text, std::size_t start, std::size_t count) noexcept {
  int value = 0;
  for (const char c : text.substr(start, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

std::chrono::sys_days sys_day(double day) noexcept {
  return std::chrono::sys_days{std::chrono::days{static_cast<int>(std::floor(day))}};
}

}  // namespace

std::optional<int> parse_date(std::string_view iso) noexcept {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits_at(iso, 0, 4), month = digits_at(iso, 5, 2), day = digits_at(iso, 8, 2);
  if (!year || !month || !day || *year == 0) return std::nullopt;
  const year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<int>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::string iso_date(double day) {
  const year_month_day date{sys_day(day)};
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

int today() noexcept {
  if (const char* told = std::getenv("SOURCE_DATE_EPOCH")) {
    const std::string_view text(told);
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc() && end == text.data() + text.size())
      return static_cast<int>(std::chrono::floor<std::chrono::days>(std::chrono::seconds(seconds)).count());
  }
  const auto now = std::chrono::system_clock::now();
  return static_cast<int>(std::chrono::floor<std::chrono::days>(now).time_since_epoch().count());
}

int year_of(double day) noexcept { return static_cast<int>(year_month_day{sys_day(day)}.year()); }

int weekday_of(double day) noexcept { return static_cast<int>(std::chrono::weekday{sys_day(day)}.iso_encoding()); }

}  // namespace rtsurv
