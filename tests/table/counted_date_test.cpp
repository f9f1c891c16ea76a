#include "rtsurv/table/read/detail/statfile/counted_date.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/core/date.hpp"

namespace rtsurv::table::detail::statfile {
namespace {

std::string date(Program program, TimeUnit unit, double value) {
  const auto date = date_at(program, unit, value);
  return date ? iso_date(date->day) + (date->time_of_day ? " and a time" : "") : "none";
}

TEST(CountedDates, FormatsSayWhatTheNumbersCount) {
  for (const char* format : {"DATE11", "ADATE10", "EDATE8", "SDATE10", "DATETIME20.2", "MOYR8", "YMDHMS19"})
    EXPECT_EQ(time_unit(Program::spss, format), TimeUnit::seconds) << format;
  for (const char* format : {"F8.2", "TIME8", "DTIME10", "WKDAY3", "MONTH9", "A20", ""})
    EXPECT_FALSE(time_unit(Program::spss, format)) << format;
  for (const char* format :
       {"DATE9.", "DATE9", "date", "YYMMDD10.", "DDMMYYP10", "MMDDYY", "MONYY7", "YEAR4", "E8601DA"})
    EXPECT_EQ(time_unit(Program::sas, format), TimeUnit::days) << format;
  for (const char* format : {"DATETIME20.", "DATETIME", "E8601DT19.", "DTDATE9"})
    EXPECT_EQ(time_unit(Program::sas, format), TimeUnit::seconds) << format;
  for (const char* format : {"TIME8.", "BEST12.", "YEARS.", "DATES.", "$20.", "MONTH.", ""})
    EXPECT_FALSE(time_unit(Program::sas, format)) << format;
  for (const char* format : {"%td", "%d", "%-td", "%tdDD/NN/CCYY", "%dD_m_Y", "%10td"})
    EXPECT_EQ(time_unit(Program::stata, format), TimeUnit::days) << format;
  for (const char* format : {"%tc", "%tC", "%tcDDmonCCYY_HH:MM:SS"})
    EXPECT_EQ(time_unit(Program::stata, format), TimeUnit::milliseconds) << format;
  for (const char* format : {"%9.0g", "%ty", "%tbnyse", "%20s", "td", "%", ""})
    EXPECT_FALSE(time_unit(Program::stata, format)) << format;
}

TEST(CountedDates, AreDaysOfTheCalendar) {
  EXPECT_EQ(date(Program::spss, TimeUnit::seconds, 0), "1582-10-14");
  EXPECT_EQ(date(Program::spss, TimeUnit::seconds, 13'797'216'000 + 1), "2020-01-01 and a time");
  EXPECT_EQ(date(Program::stata, TimeUnit::days, -1), "1959-12-31");
  EXPECT_EQ(date(Program::sas, TimeUnit::days, 21'915), "2020-01-01");
  EXPECT_EQ(date(Program::sas, TimeUnit::seconds, -1), "1959-12-31 and a time");
  EXPECT_EQ(date(Program::stata, TimeUnit::milliseconds, 1'893'456'000'000), "2020-01-01");
  EXPECT_EQ(date(Program::stata, TimeUnit::weeks, 53), "1961-01-08");
  EXPECT_EQ(date(Program::stata, TimeUnit::weeks, -1), "1959-12-24");
  EXPECT_EQ(date(Program::stata, TimeUnit::months, -1), "1959-12-01");
  EXPECT_EQ(date(Program::stata, TimeUnit::quarters, 5), "1961-04-01");
  EXPECT_EQ(date(Program::stata, TimeUnit::half_years, -1), "1959-07-01");
}

TEST(CountedDates, OutsideTheCalendarAreNone) {
  EXPECT_EQ(date(Program::sas, TimeUnit::days, 2'936'549), "9999-12-31");
  EXPECT_EQ(date(Program::sas, TimeUnit::days, 2'936'550), "none");
  for (const double value : {-1e300, 1e300, 1e12, -800'000.0}) {
    EXPECT_EQ(date(Program::stata, TimeUnit::days, value), "none") << value;
    EXPECT_EQ(date(Program::stata, TimeUnit::months, value), "none") << value;
  }
}

}  // namespace
}  // namespace rtsurv::table::detail::statfile
