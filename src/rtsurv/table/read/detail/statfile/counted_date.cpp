#include "rtsurv/table/read/detail/statfile/counted_date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "rtsurv/core/text.hpp"

namespace rtsurv::table::detail::statfile {
namespace {

constexpr double first_day = -719162, last_day = 2932896;  // 0001-01-01, 9999-12-31
constexpr double epoch_1582 = -141428, epoch_1960 = -3653;

/// The name of a format without width and decimals: "DATETIME20.3" is "datetime".
std::string name_of(std::string_view format) {
  const auto last = format.find_last_not_of("0123456789. ");
  return fold_case(format.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::ranges::find(names, name) != names.end();
}

/// "ddmmyy" or, with a letter that stands for a separator, "ddmmyyp".
template <std::size_t N>
bool is_separated(std::string_view name, const std::array<std::string_view, N>& names) {
  constexpr std::string_view separators = "bcdnpsz";
  return is_one_of(name, names) || (!name.empty() && separators.find(name.back()) != std::string_view::npos &&
                                    is_one_of(name.substr(0, name.size() - 1), names));
}

std::optional<TimeUnit> spss_unit(std::string_view name) {
  constexpr std::array<std::string_view, 10> dates{"date", "adate", "edate", "jdate",    "sdate",
                                                   "qyr",  "moyr",  "wkyr",  "datetime", "ymdhms"};
  return is_one_of(name, dates) ? std::optional(TimeUnit::seconds) : std::nullopt;
}

std::optional<TimeUnit> sas_unit(std::string_view name) {
  constexpr std::array<std::string_view, 17> datetimes{
      "datetime", "dateampm", "mdyampm", "dtdate",  "dtmonyy", "dtwkdatx", "dtyear",   "dtyyqc", "e8601dt",
      "e8601dz",  "e8601dn",  "b8601dt", "b8601dn", "b8601dz", "is8601dt", "is8601dz", "nldatm"};
  constexpr std::array<std::string_view, 21> dates{
      "date",  "year",   "monyy",  "yymon", "julian", "worddate", "worddatx", "weekdate", "weekdatx", "weeku",  "weekv",
      "weekw", "pdjulg", "pdjuli", "nengo", "minguo", "e8601da",  "b8601da",  "is8601da", "nldate",   "nlddfds"};
  constexpr std::array<std::string_view, 7> separated{"ddmmyy", "mmddyy", "yymmdd", "mmyy", "yymm", "yyq", "yyqr"};
  if (is_one_of(name, datetimes)) return TimeUnit::seconds;
  if (is_one_of(name, dates) || is_separated(name, separated)) return TimeUnit::days;
  return std::nullopt;
}

std::optional<TimeUnit> stata_unit(std::string_view format) {
  if (!format.starts_with('%')) return std::nullopt;
  format.remove_prefix(std::min(format.find_first_not_of("-0123456789", 1), format.size()));
  if (format.starts_with('d')) return TimeUnit::days;
  if (format.size() < 2 || format[0] != 't') return std::nullopt;
  switch (format[1]) {
    case 'd':
      return TimeUnit::days;
    case 'c':
    case 'C':
      return TimeUnit::milliseconds;
    case 'w':
      return TimeUnit::weeks;
    case 'm':
      return TimeUnit::months;
    case 'q':
      return TimeUnit::quarters;
    case 'h':
      return TimeUnit::half_years;
    default:
      return std::nullopt;
  }
}

/// The first day of a part of a year, of which a year has so many, from the first of 1960 on.
double first_day_of(double value, int parts) {
  const double years = std::floor(value / parts);
  const auto part = static_cast<unsigned>(value - years * parts);
  constexpr unsigned months = 12;
  const auto first = std::chrono::year(1960 + static_cast<int>(years)) /
                     std::chrono::month(1 + part * months / static_cast<unsigned>(parts)) / 1;
  return static_cast<double>(std::chrono::sys_days(first).time_since_epoch().count());
}

double first_day_of_week(double value) {
  constexpr double weeks_per_year = 52, days_per_week = 7;
  const double years = std::floor(value / weeks_per_year);
  return first_day_of(years, 1) + days_per_week * (value - years * weeks_per_year);
}

/// The day, and the part of it that has passed.
double moment(Program program, TimeUnit unit, double value) {
  constexpr double seconds_per_day = 86'400, thousand = 1'000;
  const double epoch = program == Program::spss ? epoch_1582 : epoch_1960;
  switch (unit) {
    case TimeUnit::milliseconds:
      return epoch + value / thousand / seconds_per_day;
    case TimeUnit::seconds:
      return epoch + value / seconds_per_day;
    case TimeUnit::days:
      return epoch + value;
    case TimeUnit::weeks:
      return first_day_of_week(std::floor(value));
    case TimeUnit::months:
      return first_day_of(std::floor(value), 12);
    case TimeUnit::quarters:
      return first_day_of(std::floor(value), 4);
    case TimeUnit::half_years:
      return first_day_of(std::floor(value), 2);
  }
  return epoch;
}

}  // namespace

std::optional<TimeUnit> time_unit(Program program, std::string_view format) {
  if (program == Program::stata) return stata_unit(format);
  const std::string name = name_of(format);
  return program == Program::spss ? spss_unit(name) : sas_unit(name);
}

std::optional<CountedDate> date_at(Program program, TimeUnit unit, double value) {
  constexpr double largest = 1e15;  // milliseconds of 30,000 years
  const bool long_unit =
      unit == TimeUnit::weeks || unit == TimeUnit::months || unit == TimeUnit::quarters || unit == TimeUnit::half_years;
  constexpr double most_weeks = 52.0 * 8040;
  if (!(std::abs(value) <= (long_unit ? most_weeks : largest))) return std::nullopt;
  const double at = moment(program, unit, value), day = std::floor(at);
  if (day < first_day || day > last_day) return std::nullopt;
  return CountedDate{static_cast<int>(day), at != day};
}

}  // namespace rtsurv::table::detail::statfile
