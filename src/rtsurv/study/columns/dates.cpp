#include "rtsurv/study/columns/dates.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace rtsurv::study {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// The digits as a number; nothing when a character is not a digit.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

/// Days since 1970-01-01 of YYYY-MM-DD; nothing for another text or a day that does not exist.
std::optional<double> days_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<double>(std::chrono::sys_days{date}.time_since_epoch().count());
}

}  // namespace

table::Column as_date(const table::Table& table, table::Column column, Problems& problems) {
  if (column.type == table::ColumnType::date) return column;
  std::vector<std::optional<double>> days;
  for (const std::string& text : column.level) days.push_back(days_of(text));
  column.number.assign(column.size(), unknown);
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] != 0) continue;
    const std::optional<double> found = days[static_cast<std::size_t>(column.code[i])];
    if (found) {
      column.number[i] = *found;
      continue;
    }
    problems.add(table.where(i, column.name), "is not a date; write dates as YYYY-MM-DD and leave unknown ones empty");
    column.missing[i] = 1;
  }
  column.type = table::ColumnType::date;
  column.code.clear();
  column.level.clear();
  return column;
}

std::string lies_before(const std::string& earlier) {
  return fmt::format("lies before \"{}\"; correct one of the two dates", earlier);
}

table::Column duration(const table::Table& table, const table::Column& from, const table::Column& to, TimeUnit unit,
                       Problems& problems) {
  table::Column result;
  result.type = table::ColumnType::number;
  result.missing.assign(from.size(), 1);
  result.number.assign(from.size(), unknown);
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from.missing[i] != 0 || to.missing[i] != 0) continue;
    if (to.number[i] < from.number[i]) {
      problems.add(table.where(i, to.name), lies_before(from.name));
      continue;
    }
    result.missing[i] = 0;
    result.number[i] = (to.number[i] - from.number[i]) / days_per(unit);
  }
  return result;
}

}  // namespace rtsurv::study
