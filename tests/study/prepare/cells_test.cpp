// Cells that do not fit their column, each named once.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/prepared.hpp"

namespace rtsurv::study {
namespace {

using ::testing::AllOf;
using testing::data_problems;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::prepared;

const std::string protocol = R"toml(
[dates]
course = ["diagnosis", "start", "seen"]
[dose]
total = "gy"
fractions = "n"
alpha_beta = 3.5
[derive]
oligo = "lesions <= 5"
wait = "date_diff('day', diagnosis, start)"
[[endpoint]]
name = "LC"
from = "start"
to = "coalesce(failure, seen)"
event = "failure is not null"
[[endpoint]]
name = "OS"
from = "start"
to = "seen"
event = "dead"
[describe]
variables = ["lesions", "oligo", "eqd2"]
[univariable]
endpoints = ["LC", "OS"]
factors = ["oligo", "lesions > 10"]
)toml";

const std::string head = "pid,diagnosis,start,failure,seen,dead,lesions,gy,n\n";
const std::string right = R"(a,2018-03-01,2019-01-01,,2021-01-01,0,3,45,15
b,2018-04-01,2019-02-01,2020-01-01,2021-01-01,1,12,48,10
c,2018-05-01,2019-03-01,,2020-01-01,1,7,60,15
d,,2019-04-01,2019-12-01,2021-01-01,0,5,54,18
e,2018-07-01,2019-05-01,,2021-01-01,0,31,45,15
)";
// A date that does not exist, two dates swapped, a word among numbers, a dose in cGy.
const std::string wrong = R"(f,2018-02-30,2019-01-01,,2021-01-01,0,3,45,15
g,2019-02-01,2018-04-01,2020-01-01,2021-01-01,1,12,48,10
h,2018-05-01,2019-03-01,,2020-01-01,1,many,60,15
i,2018-06-01,2019-04-01,2019-12-01,2021-01-01,0,5,5400,18
)";

TEST(PrepareCells, FourFaultsAreNamedInFourMessages) {
  EXPECT_NO_THROW((void)prepared(protocol, head + right));
  const std::string problems = data_problems(protocol, head + right + wrong);
  EXPECT_EQ(std::count(problems.begin(), problems.end(), '\n'), 3) << problems;
  EXPECT_THAT(
      problems,
      AllOf(HasSubstr(
                "column \"diagnosis\": must be a date, like the rest of the column; 1 cell is another text (row 7)"),
            HasSubstr("row 8, column \"start\": lies before \"diagnosis\""),
            HasSubstr(
                "column \"lesions\": must be a number, like the rest of the column; 1 cell is another text (row 9)"),
            HasSubstr("row 10, column \"gy\": is more than 200 Gy in total, which looks like cGy")));
  EXPECT_THAT(problems, AllOf(Not(HasSubstr("many")), Not(HasSubstr("2018")), Not(HasSubstr("5400"))));
}

std::string renamed(std::string text) {
  const std::vector<std::pair<std::string, std::string>> names{
      {"diagnosis", "dx"}, {"start", "first_day"}, {"failure", "relapse"}, {"seen", "last"},
      {"dead", "died"},    {"lesions", "mets"},    {"gy", "dose_total"},   {"\"n\"", "\"fx\""}};
  for (const auto& [from, to] : names)
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  return text;
}

TEST(PrepareCells, TheSameHoldsForOtherNames) {
  const std::string names = "pid,dx,first_day,relapse,last,died,mets,dose_total,fx\n";
  EXPECT_NO_THROW((void)prepared(renamed(protocol), names + right));
  const std::string problems = data_problems(renamed(protocol), names + right + wrong);
  EXPECT_EQ(std::count(problems.begin(), problems.end(), '\n'), 3) << problems;
  EXPECT_THAT(problems,
              AllOf(HasSubstr("column \"dx\": must be a date"), HasSubstr("row 8, column \"first_day\""),
                    HasSubstr("column \"mets\": must be a number"), HasSubstr("row 10, column \"dose_total\"")));
}

TEST(PrepareCells, OfExcludedPatientsTheyAreNobodysProblemUnlessTheyDecideIt) {
  const std::string excluded = "[[exclude]]\nreason = \"Not treated\"\nwhen = \"pid = 'h'\"\n" + protocol;
  const std::string one = "h,2018-05-01,2019-03-01,,2020-01-01,1,many,60,15\n";
  EXPECT_NO_THROW((void)prepared(excluded, head + right + one));
  const std::string unknown = "[[exclude]]\nreason = \"Extent unknown\"\nwhen = \"lesions is null\"\n" + protocol;
  EXPECT_THAT(data_problems(unknown, head + right + one), AllOf(HasSubstr("column \"lesions\""), HasSubstr("(row 7)")));
}

TEST(PrepareCells, CategoriesAndUnusedColumnsMayHoldWhatTheyLike) {
  const std::string cohort = "months,died,grade,remark\n1,1,1,1\n2,0,2,2\n3,1,3,3\n4,0,1,4\n5,1,3b,none\n";
  const std::string uses_grade = testing::endpoint + "[describe]\nvariables = [\"grade\"]\n";
  EXPECT_THAT(data_problems(uses_grade, cohort), AllOf(HasSubstr("column \"grade\""), HasSubstr("(row 6)"),
                                                       HasSubstr("levels"), Not(HasSubstr("remark"))));
  EXPECT_NO_THROW((void)prepared(
      "[columns]\ngrade = { label = \"Grade\", levels = [\"1\", \"2\", \"3\", \"3b\"] }\n" + uses_grade, cohort));
}

}  // namespace
}  // namespace rtsurv::study
