#pragma once
// Numbers that count time, as SPSS, Stata and SAS keep their dates.

#include <optional>
#include <string_view>

namespace rtsurv::table::detail::statfile {

enum class Program { spss, stata, sas };

enum class TimeUnit { milliseconds, seconds, days, weeks, months, quarters, half_years };

/// What the numbers of a column with this format count; nothing when they are no dates.
/// SPSS: DATE, ADATE, EDATE, JDATE, SDATE, QYR, MOYR, WKYR, DATETIME, YMDHMS are seconds; TIME, WKDAY, MONTH numbers.
/// Stata: %d and %td are days; %tc and %tC milliseconds (the leap seconds of %tC stay in); %tw weeks, of which each
/// year has 52 from 1 January on; %tm, %tq, %th; years (%ty) and business calendars (%tb) are numbers.
/// SAS: formats that show a year are days, or seconds when they show a datetime.
/// Sources: SPSS Statistics, Command Syntax Reference, "Date and time"; Stata Data Management Reference Manual,
/// "Datetime"; SAS Formats and Informats, "Formats by category".
[[nodiscard]] std::optional<TimeUnit> time_unit(Program program, std::string_view format);

struct CountedDate {
  int day = 0;  ///< from 1970-01-01
  bool time_of_day = false;
};

/// The day that a number means, the first one of a week or longer. SPSS counts from 1582-10-14, the others from
/// 1960-01-01. Nothing outside the years 1 to 9999.
[[nodiscard]] std::optional<CountedDate> date_at(Program program, TimeUnit unit, double value);

}  // namespace rtsurv::table::detail::statfile
