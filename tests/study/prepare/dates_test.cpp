#include <algorithm>

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
  ASSERT_EQ(result.endpoints.size(), 1U);
  const table::Column time = result.table.column(result.endpoints[0].time, "test");
  EXPECT_DOUBLE_EQ(time.number[0], 366.0 / 30.4375);
  EXPECT_DOUBLE_EQ(time.number[1], 30.0 / 30.4375);
  EXPECT_EQ(time.missing[2], 1);
  EXPECT_THAT(result.warnings, ElementsAre(HasSubstr("Local control: 1 of 3 patients lack")));
}

TEST(PrepareDates, DatesInTheWrongOrderAreNamedWithTheirRows) {
  EXPECT_THAT(
      data_problems(from_dates, "start,failure,seen\n2020-01-01,,2021-01-01\n2020-01-31,2019-02-01,2019-03-01\n"),
      AllOf(HasSubstr("row 3"), HasSubstr("before \"start\""), Not(HasSubstr("2019"))));
}

const std::string ordered = R"toml(
[dates]
course = ["diagnosis", "start", "seen"]
failed = ["start", "failure", "seen"]
)toml" + from_dates;

TEST(PrepareDates, DatesMustStandInOrderWhereBothAreKnown) {
  const std::string problems =
      data_problems(ordered,
                    "diagnosis,start,failure,seen\n"
                    "2019-01-01,2020-01-01,,2021-01-01\n"
                    "2020-06-01,2020-01-01,,2021-01-01\n"              // diagnosis and start swapped
                    "2020-06-01,,,2020-05-01\n"                        // start unknown
                    "2019-01-01,2020-01-01,2021-02-01,2021-01-01\n"    // failure after last contact
                    "2020-01-01,2020-01-01,2020-01-01,2020-01-01\n");  // the same day is in order
  EXPECT_THAT(problems, AllOf(HasSubstr("row 3, column \"start\": lies before \"diagnosis\""),
                              HasSubstr("row 4, column \"seen\": lies before \"diagnosis\""),
                              HasSubstr("row 5, column \"seen\": lies before \"failure\"")));
  EXPECT_THAT(problems, AllOf(Not(HasSubstr("row 2")), Not(HasSubstr("row 6")), Not(HasSubstr("2020"))));
}

TEST(PrepareDates, ASwappedPairIsReportedOnce) {
  const std::string problems = data_problems(
      ordered,
      "diagnosis,start,failure,seen\n2019-01-01,2021-01-01,,2020-01-01\n2019-01-01,2020-01-01,2020-02-01,2021-01-01\n");
  EXPECT_EQ(std::count(problems.begin(), problems.end(), '\n'), 0) << problems;
}

TEST(PrepareDates, AListOfDatesHasTwoOrMore) {
  EXPECT_THAT(testing::problems_of("[study]\ndata = \"c.csv\"\n[dates]\ncourse = [\"start\"]\n" + endpoint),
              HasSubstr("needs two dates or more"));
}

// Days between dates are a difference; months are 30.4375 days.
TEST(PrepareDates, IntervalsAreDerived) {
  const Prepared result = prepared("[derive]\nwait = \"(start - diagnosis) / 30.4375\"\n" + from_dates,
                                   "diagnosis,start,failure,seen\n2019-01-01,2020-01-01,2020-06-01,2021-01-01\n");
  EXPECT_DOUBLE_EQ(result.table.column("wait", "test").number[0], 365.0 / 30.4375);
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
  EXPECT_THAT(
      problems,
      AllOf(
          HasSubstr(
              "column \"start\": must be a date; 1 cell is a date in another order than the rest (row 2), 1 cell is another text (row 3)"),
          HasSubstr("YYYY-MM-DD"), Not(HasSubstr("01/02"))));
}

TEST(PrepareDates, AnExpressionIsNamedByTheColumnsThatHaveAValueInTheRow) {
  const std::string problems = data_problems(R"toml([[endpoint]]
name = "OS"
from = "\"rt start\""
to = "coalesce(\"date of death\", \"last seen\")"
event = "\"date of death\" is not null"
)toml",
                                             "rt start,date of death,last seen\n2020-02-01,,2020-01-01\n"
                                             "2020-02-01,2020-01-05,\n2020-01-01,,2020-05-01\n");
  EXPECT_THAT(problems, AllOf(HasSubstr("row 2, column \"last seen\": lies before \"rt start\";"),
                              HasSubstr("row 3, column \"date of death\": lies before \"rt start\";"),
                              Not(HasSubstr("coalesce"))));
}

TEST(PrepareDates, AnExpressionIsNamedByTheColumnThatItTookItsDayFrom) {
  const std::string problems = data_problems(R"toml([[endpoint]]
name = "LC"
from = "start"
to = "coalesce(failure, death, seen)"
event = "failure is not null"
)toml",
                                             "start,seen,death,failure\n2020-02-01,2020-03-01,2020-01-05,\n"
                                             "2020-02-01,2020-01-07,2020-01-07,\n2020-01-01,2020-05-01,,2020-03-01\n");
  EXPECT_THAT(problems, AllOf(HasSubstr("row 2, column \"death\": lies before \"start\";"),
                              HasSubstr("row 3, column \"seen\" or \"death\": lies before \"start\";")));
}

// Names keep their characters, but that a line break in the sheet is a blank.
TEST(PrepareDates, NamesWithTwoBlanksAndLineBreaksAreNamesEverywhere) {
  const std::string rules = R"toml([columns]
"Survival  (months)" = { label = "Survival" }
"Last seen" = { measured = "after" }
[[endpoint]]
name = "OS"
from = "\"First seen\""
to = "Last seen"
event = "died"
[[endpoint]]
name = "PFS"
time = "Survival  (months)"
event = "died"
)toml";
  const std::string head = "\"First\nseen\",\"Last\nseen\",Survival  (months),died\n";
  EXPECT_EQ(prepared(rules, head + "2020-01-01,2020-02-01,3,1\n").endpoints[1].time, "Survival  (months)");
  EXPECT_THAT(data_problems(rules, head + "2020-03-01,2020-02-01,3,1\n2020-03-01,2020-04-01,x,1\n"),
              AllOf(HasSubstr("row 2, column \"Last seen\": lies before \"First seen\""),
                    HasSubstr("column \"Survival  (months)\": must be a number")));
}

}  // namespace
}  // namespace rtsurv::study
