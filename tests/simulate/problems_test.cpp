// Bad specifications: every problem with its line and column.
#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "specifications.hpp"

namespace rtsurv::simulate {
namespace {

std::string refusal(const std::string& toml) {
  try {
    (void)tests::make(toml);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::protocol);
    return error.what();
  }
  return "none";
}

TEST(Problems, AreAllReportedAtTheirPlaces) {
  EXPECT_EQ(refusal(R"toml([cohort]
patients = 10.5
sed = 3
[[column]]
name = "arm"
levels = { a = 3, b = "x" }
[[column]]
name = "arm"
value = "rond(2)"
[[column]]
name = "size"
quantiles = [[0, 1], [0.5, 7], [0.75, 5], [1, 20]]
[[column]]
name = "both"
value = "1"
levels = { a = 10 }
[[colum]]
name = "x"
[[event]]
name = "death"
kind = "dead"
survival = [[12, 80], [24, 90]]
[[target]]
name = "t"
endpoint = "OS"
rate = 120
)toml"),
            R"toml(spec.toml:2:12: "patients" in [cohort] must be a whole number
spec.toml:3:1: unknown key "sed" in [cohort]; did you mean "seed"?
spec.toml:6:23: "b" of "levels" in [[column]] "arm" must be a count or a share of the patients
spec.toml:8:8: there is a column "arm" already
spec.toml:9:9: the expression "rond(2)": there is no function rond()
spec.toml:12:13: "quantiles" in [[column]] "size" contradict each other: the value at 0.75 is below the one at 0.5
spec.toml:13:1: [[column]] "both" needs one of "value", "levels" and "quantiles"
spec.toml:17:3: unknown table "colum"; did you mean [[column]]?
spec.toml:20:8: [[event]] needs the table [follow_up]: how long patients are observed
spec.toml:21:8: "kind" in [[event]] "death" must be one of "failure", "death", "loss"
spec.toml:22:12: "survival" in [[event]] "death" must be pairs of a time after 0 and a percentage below the one before it and above 0
spec.toml:23:1: [[target]] "t" needs the key "at": the time of the rate
spec.toml:23:1: [[target]] "t" needs the key "tolerance": percentage points
spec.toml:25:12: there is no [[endpoint]] "OS"
spec.toml:26:8: "rate" in [[target]] "t" must be a percentage, from 0 to 100)toml");
}

TEST(Problems, CountsThatDoNotAddUpNameBothSums) {
  EXPECT_EQ(
      refusal(R"toml([cohort]
patients = 133
[[column]]
name = "reason"
levels = { symptoms = 51, progression = 83 }
[[column]]
name = "uses_it"
value = "reason = 'symptoms'"
[[column]]
name = "share"
levels = { a = 0.5, b = 0.6 }
[[column]]
name = "organs"
levels = { 1 = 100, 2 = 33 }
[[column]]
names = ["bone", "liver"]
number = "organs"
totals = { bone = 90, liver = 80 }
)toml"),
      R"toml(spec.toml:3:1: [[column]] "reason": the counts of its levels add up to 134, and there are 133 patients
spec.toml:9:1: [[column]] "share": the shares of its levels add up to 1.1 instead of 1
spec.toml:15:1: [[column]]: its totals add up to 170, and the patients have 166 in all)toml");
}

TEST(Problems, PartsNameTheirPatients) {
  EXPECT_EQ(
      refusal(R"toml([cohort]
patients = 10
[[column]]
name = "arm"
levels = { a = 4, b = 6 }
[[column]]
name = "x"
[[column.part]]
when = "arm = 'a'"
levels = { low = 5 }
[[column.part]]
value = "'high'"
)toml"),
      "spec.toml:8:1: part of [[column]] \"x\": the counts of its levels add up to 5, and there are 4 patients for "
      "whom arm = 'a'");
}

TEST(Problems, CorrelationsThatCannotBeTogetherAreRefused) {
  EXPECT_EQ(
      refusal(R"toml([cohort]
patients = 100
[[column]]
name = "a"
quantiles = [[0, 0], [1, 1]]
[[column]]
name = "b"
value = "1 - a"
[[column]]
name = "c"
quantiles = [[0, 0], [1, 1]]
follows = [{ rank = "a", correlation = 0.9 }, { rank = "normal", correlation = 0.8 }]
)toml"),
      "spec.toml:9:1: [[column]] \"c\": the correlations of \"follows\" contradict each other: no column has them "
      "all");
}

TEST(Problems, NamesComeBeforeTheirUse) {
  EXPECT_EQ(refusal(R"toml([cohort]
patients = 10
order = "zone"
[[column]]
name = "a"
value = "b + failure"
[[column]]
name = "b"
value = "1"
[follow_up]
longest = 12
among = "a > 0"
[[event]]
name = "failure"
hazard = 1
)toml"),
            R"toml(spec.toml:3:9: "order" uses "zone", which no table before it makes
spec.toml:6:9: the expression uses "b", which no table before it makes
spec.toml:12:9: the follow-up is made before "a"; use what is known at its start)toml");
}

TEST(Problems, NamesOfColumnsDifferWithoutCase) {
  EXPECT_EQ(refusal(R"toml([cohort]
patients = 10
[[column]]
name = "Age"
value = "50"
[[column]]
name = "age"
value = "60"
[[column]]
name = "Uniform"
value = "1"
[follow_up]
longest = 12
days = "ROW"
[[event]]
name = "row"
kind = "death"
hazard = 1
)toml"),
            R"toml(spec.toml:7:8: there is a column "age" already
spec.toml:10:8: "Uniform" is a reserved name; choose another
spec.toml:14:8: "ROW" is a reserved name; choose another
spec.toml:16:8: "row" is a reserved name; choose another)toml");
}

// A wrong expression of what follows the search was else found after it.
TEST(Problems, ExpressionsAreTriedBeforeAnyPatientIsMade) {
  EXPECT_EQ(
      refusal(R"toml([cohort]
patients = 10
[[column]]
name = "arm"
levels = { a = 5, b = 5 }
[[column]]
name = "x"
when = "arm"
value = "arm + 1"
[[column]]
name = "y"
value = "x + zone"
[follow_up]
longest = 12
among = "uniform < 0.5"
[[event]]
name = "death"
kind = "death"
hazard = 1
effect = [{ of = "arm", ratio = 2 }]
[[column]]
name = "z"
value = "weekday(death)"
[[column]]
name = "day"
[[column.part]]
when = "arm = 'a'"
value = "date '2020-01-01'"
[[column.part]]
value = "'none'"
)toml"),
      R"toml(spec.toml:8:8: the expression must be true or false, but is a text; write a comparison, as in "column = 1"
spec.toml:9:9: the expression "arm + 1": there is no + of a text and a number; a text stands in single quotes, and a column of numbers is text when one of its cells is none
spec.toml:15:9: "uniform" and "normal" are drawn in "value", "number" and "rank" only; make a column of them and use that
spec.toml:20:18: the expression must be a number, a date or a condition, but is a text
spec.toml:23:9: the expression "weekday(death)": weekday() has another meaning in SQL; write isodow(day), 1 for Monday
spec.toml:25:8: a column of dates holds dates, or days since 1970-01-01, only)toml");
}

TEST(Problems, AColumnThatNoTableMakesIsNamed) {
  EXPECT_EQ(refusal("[cohort]\npatients = 2\n[[column]]\nname = \"tumour\"\nvalue = \"1\"\n[[column]]\nname = \"x\"\n"
                    "value = \"tumuor + 1\"\n"),
            "spec.toml:8:9: the expression \"tumuor + 1\": there is no column \"tumuor\"; did you mean \"tumour\"?");
}

TEST(Problems, FlagsNeedWholeNumbers) {
  const std::string flags = "[cohort]\npatients = 4\n[[column]]\nnames = [\"a\", \"b\"]\n";
  EXPECT_EQ(refusal(flags + "number = \"1\"\ntotals = { a = 1.5, b = 2.5 }\n"),
            "spec.toml:6:10: \"totals\" in [[column]] must be whole numbers");
  EXPECT_EQ(
      refusal(flags + "number = \"3\"\ntotals = { a = 4, b = 4 }\n"),
      "spec.toml:3:1: [[column]]: \"number\" must be a whole number from 0 to the number of columns for every patient");
}

TEST(Problems, FollowUpThatEndsBeforeItStartsIsRefused) {
  EXPECT_EQ(refusal(R"toml([cohort]
patients = 10
[[column]]
name = "start"
value = "date '2020-01-01' + row::int"
[follow_up]
start = "start"
end = "2020-01-04"
)toml"),
            "spec.toml:7:9: follow-up ends before something can happen for 8 patients; move its end, or name who is "
            "followed in \"among\"");
}

}  // namespace
}  // namespace rtsurv::simulate
