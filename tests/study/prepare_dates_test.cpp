#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/prepared.hpp"

namespace rtsurv::study {
namespace {

using ::testing::AllOf;
using testing::data_problems;
using ::testing::ElementsAre;
using testing::endpoint;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::prepared;

const std::string from_dates = R"toml(
[[endpoint]]
name = "Local control"
from = "start"
to = "coalesce(failure, seen)"
event = "failure is not null"
)toml";

TEST(PrepareDates, DurationsComeFromDatesInTheUnitOfTheStudy) {
  const Prepared result = prepared(
      from_dates, "start,failure,seen\n2020-01-01,,2021-01-01\n2020-01-31,2020-03-01,2022-05-05\n,,2020-01-01\n");
  ASSERT_EQ(result.endpoint_time.size(), 1U);
  const table::Column time = result.table.column(result.endpoint_time[0], "test");
  EXPECT_DOUBLE_EQ(time.number[0], 366.0 / 30.4375);
  EXPECT_DOUBLE_EQ(time.number[1], 30.0 / 30.4375);
  EXPECT_EQ(time.missing[2], 1);
  EXPECT_THAT(result.warnings, ElementsAre(HasSubstr("Local control: 1 of 3 patients lack")));
}

TEST(PrepareDates, DatesInTheWrongOrderAreNamedWithTheirRows) {
  EXPECT_THAT(
      data_problems(from_dates, "start,failure,seen\n2020-01-01,,2021-01-01\n2020-01-31,2019-02-01,2019-03-01\n"),
      AllOf(HasSubstr("row 2"), HasSubstr("before \"start\""), Not(HasSubstr("2019"))));
}

TEST(PrepareDates, TextsThatAreNoDatesAreNamedWithTheirRowsAndTheFix) {
  const std::string problems =
      data_problems(R"([[endpoint]]
name = "OS"
from = "start"
to = "seen"
event = "died"
)",
                    "start,seen,died\n01/02/2020,2021-01-01,1\n2020-02-30,2021-01-01,0\n2020-02-03,2021-01-01,0\n");
  EXPECT_THAT(problems, AllOf(HasSubstr("row 1, column \"start\""), HasSubstr("row 2, column \"start\""),
                              HasSubstr("YYYY-MM-DD"), Not(HasSubstr("row 3")), Not(HasSubstr("01/02"))));
}

}  // namespace
}  // namespace rtsurv::study
