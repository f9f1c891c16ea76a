#include "rtsurv/core/date.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace rtsurv {
namespace {

TEST(Date, RoundTrips) {
  for (const int day : {-719162, -1, 0, 11016, 18628, 2932896}) EXPECT_EQ(parse_date(iso_date(day)), day);
  EXPECT_EQ(iso_date(0), "1970-01-01");
  EXPECT_EQ(iso_date(-719162), "0001-01-01");
  EXPECT_EQ(iso_date(2932896), "9999-12-31");
}

TEST(Date, OtherTextsAndDaysThatDoNotExistAreRefused) {
  for (const char* text : {"", "2021-13-01", "2021-00-10", "2021-02-30", "2021-1-01", "01.02.2021", "2021-02-0a",
                           "-021-02-01", "+021-02-01", "0000-01-01", "2021-02-011"})
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  EXPECT_EQ(parse_date("2024-02-29").value() - parse_date("2024-02-28").value(), 1);
}

TEST(Date, APartOfADayIsCutOff) {
  EXPECT_EQ(iso_date(0.9), "1970-01-01");
  EXPECT_EQ(iso_date(-0.5), "1969-12-31");
  EXPECT_EQ(year_of(-0.5), 1969);
  EXPECT_EQ(weekday_of(-0.5), 3);  // the day before a Thursday
}

TEST(Date, TheEpochWasAThursday) {
  for (int k = 0; k < 14; ++k) EXPECT_EQ(weekday_of(k), (3 + k) % 7 + 1);
}

TEST(Date, TodayIsThatOfTheEnvironmentWhereItIsSet) {
  ::setenv("SOURCE_DATE_EPOCH", "1717200000", 1);  // 2024-06-01 00:00:00 UTC
  EXPECT_EQ(iso_date(today()), "2024-06-01");
  ::setenv("SOURCE_DATE_EPOCH", "soon", 1);
  EXPECT_GT(today(), parse_date("2025-01-01"));
  ::unsetenv("SOURCE_DATE_EPOCH");
  EXPECT_GT(today(), parse_date("2025-01-01"));
}

}  // namespace
}  // namespace rtsurv
