#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/study/methods/methods.hpp"
#include "rtsurv/study/methods/table1_tests.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using results::Table1;
using table::message_of;
using table::table_of;
using ::testing::_;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

// Six patients.
const std::string six = R"(id,age,sex,grade,seen,arm
p1,40,f,1,2020-01-01,x
p2,50,m,2,2020-01-02,x
p3,60,f,10,2020-01-03,y
p4,,f,2,2020-01-04,y
p5,80,,2,2020-01-05,y
p6,90,m,1,2020-01-06,
)";

Table1 described(const std::string& variable, const std::string& by = "", const std::vector<std::string>& levels = {}) {
  return table1(table_of(six), {.variables = {{.text = variable, .levels = levels}}, .by = by});
}

std::vector<std::string> levels(const Table1::Variable& variable) {
  std::vector<std::string> labels;
  for (const auto& level : variable.levels) labels.push_back(level.level);
  return labels;
}

TEST(Table1, PrintsNoIdentifiers) {
  EXPECT_THAT(
      message_of(ErrorKind::usage, [] { (void)described("id"); }),
      HasSubstr("--variables \"id\" is called like an identifier (6 different values in 6 patients); leave it out"));
  EXPECT_THAT(message_of(ErrorKind::usage, [] { (void)described("age", "ID"); }), HasSubstr("--by \"ID\" is called"));
  const Table1 all = table1(table_of(six), {});
  EXPECT_THAT(all.sample.warnings, Contains(HasSubstr("\"id\" is called like an identifier")));
  EXPECT_EQ(all.variables.front().variable, "age");
  EXPECT_EQ(described("left(id, 1)").variables.size(), 1U) << "an expression says what it wants";
}

// Ages 40, 50, 60, 80, 90: mean 64; squared deviations 576 + 196 + 16 + 256 + 676 = 1720, sd = sqrt(430).
TEST(Table1, ANumberIsSummedUpWithoutItsMissingValues) {
  const Table1 table = described("age");
  ASSERT_EQ(table.variables.size(), 1U);
  EXPECT_TRUE(table.variables[0].numeric);
  ASSERT_EQ(table.variables[0].summary.size(), 1U);
  const Table1::Summary& all = table.variables[0].summary[0];
  EXPECT_EQ(all.group, "all");
  EXPECT_EQ(all.n, 5U);
  EXPECT_EQ(all.missing, 1U);
  EXPECT_DOUBLE_EQ(*all.mean, 64.0);
  EXPECT_DOUBLE_EQ(*all.sd, std::sqrt(430.0));
  EXPECT_DOUBLE_EQ(*all.median, 60.0);
  EXPECT_DOUBLE_EQ(*all.q1, 50.0);
  EXPECT_DOUBLE_EQ(*all.q3, 80.0);
  EXPECT_DOUBLE_EQ(*all.min, 40.0);
  EXPECT_DOUBLE_EQ(*all.max, 90.0);
}

TEST(Table1, PercentagesAreOfThoseKnown) {
  const Table1 table = described("sex", "arm");
  const Table1::Variable& sex = table.variables[0];
  EXPECT_THAT(levels(sex), ElementsAre("f", "m"));
  EXPECT_THAT(table.groups, ElementsAre("all", "x", "y"));
  EXPECT_THAT(table.group_size, ElementsAre(6U, 2U, 3U));
  EXPECT_EQ(sex.levels[0].counts[0].n, 3U);
  EXPECT_DOUBLE_EQ(*sex.levels[0].counts[0].percent, 60.0);
  EXPECT_DOUBLE_EQ(*sex.levels[0].counts[2].percent, 100.0);
  EXPECT_EQ(sex.levels[1].counts[2].n, 0U);
  EXPECT_THAT(sex.missing, ElementsAre(Pair("all", 1U), Pair(_, 0U), Pair(_, 1U)));
}

TEST(Table1, PatientsWithoutAGroupCountInAllOnly) {
  const Table1 table = described("age", "arm");
  EXPECT_EQ(table.sample.n, 6U);
  EXPECT_EQ(table.sample.n_missing, 1U);
  EXPECT_THAT(table.sample.warnings, Contains(HasSubstr("1 of 6 rows miss \"arm\"")));
}

TEST(Table1, ANumberWithLevelsIsAFactorInTheirOrder) {
  EXPECT_TRUE(described("grade").variables[0].numeric);
  EXPECT_THAT(levels(described("grade", "", {"10", "2", "1"}).variables[0]), ElementsAre("10", "2", "1"));
  const auto asked = table1(table_of(six), {.variables = {{.text = "grade", .factor = true}}});
  EXPECT_THAT(levels(asked.variables[0]), ElementsAre("1", "2", "10"));
}

// Counted, not averaged: 2 of 3 known, and both codes even where nobody has one.
TEST(Table1, AnIndicatorOfZeroAndOneIsCounted) {
  const Table1 table = table1(table_of("v,all,none,g\n1,1,0,a\n0,1,0,a\n1,1,0,b\n,1,0,b\n"), {.by = "g"});
  for (const Table1::Variable& variable : table.variables) {
    EXPECT_FALSE(variable.numeric) << variable.variable;
    EXPECT_THAT(levels(variable), ElementsAre("0", "1")) << variable.variable;
  }
  EXPECT_EQ(table.variables[0].levels[1].counts[0].n, 2U);
  EXPECT_DOUBLE_EQ(*table.variables[0].levels[1].counts[0].percent, 200.0 / 3.0);
  EXPECT_THAT(table.variables[0].missing, ElementsAre(Pair("all", 1U), Pair("a", 0U), Pair("b", 1U)));
  EXPECT_DOUBLE_EQ(*table.variables[1].levels[1].counts[0].percent, 100.0);
  EXPECT_DOUBLE_EQ(*table.variables[2].levels[1].counts[0].percent, 0.0);
}

TEST(Table1, TwoCodesOfManyPatientsAreCountedAndTwoAgesOfFewAreNot) {
  std::string many = "sex,share\n";
  for (int i = 0; i < 10; ++i) many += i % 2 == 0 ? "1,0.5\n" : "2,1.5\n";
  const Table1 table = table1(table_of(many), {});
  EXPECT_THAT(levels(table.variables[0]), ElementsAre("1", "2"));
  EXPECT_TRUE(table.variables[1].numeric);
  EXPECT_TRUE(table1(table_of("age\n60\n62\n"), {}).variables[0].numeric);
}

TEST(Table1, ExpressionsAndBooleansAreFactors) {
  const Table1 table = described("age > 55");
  EXPECT_EQ(table.variables[0].variable, "age > 55");
  EXPECT_THAT(levels(table.variables[0]), ElementsAre("false", "true"));
}

TEST(Table1, WithoutAListEveryColumnThatDescribesPatientsIsTaken) {
  std::string many = "code,age,seen\n";
  for (int i = 0; i < 25; ++i) many += "p" + std::to_string(i) + "," + std::to_string(i) + ",2020-01-01\n";
  const Table1 table = table1(table_of(many), {});
  ASSERT_EQ(table.variables.size(), 1U);
  EXPECT_EQ(table.variables[0].variable, "age");
  EXPECT_THAT(table.sample.warnings,
              AllOf(Contains(HasSubstr(
                        "\"code\" looks like an identifier (25 different values in 25 patients) and was left out")),
                    Contains(HasSubstr("\"seen\" is a date"))));
}

TEST(Table1, ADateAskedForIsRefused) {
  EXPECT_THAT(message_of(ErrorKind::usage, [] { (void)described("seen"); }), HasSubstr("is a date"));
}

TEST(Table1, AGroupWithoutKnownValuesHasNoNumbers) {
  const Table1 table = table1(table_of("x,g\n1,a\n2,a\n,b\n"), {.variables = {{.text = "x"}}, .by = "g"});
  const Table1::Summary& empty = table.variables[0].summary[2];
  EXPECT_EQ(empty.n, 0U);
  EXPECT_FALSE(empty.mean);
  EXPECT_FALSE(empty.median);
  EXPECT_FALSE(table.variables[0].p);
  EXPECT_THAT(table.variables[0].test, HasSubstr("no test"));
}

TEST(Table1, ASingleValueHasNoSpread) {
  const Table1 table = table1(table_of("x\n3\n"), {.variables = {{.text = "x"}}});
  EXPECT_FALSE(table.variables[0].summary[0].sd);
  EXPECT_EQ(*table.variables[0].summary[0].mean, 3.0);
}

TEST(Table1, EveryPIsNamedByItsTest) {
  EXPECT_EQ(described("age", "arm").variables[0].test, "Wilcoxon rank-sum");
  EXPECT_EQ(described("age", "grade").variables[0].test, "Kruskal-Wallis");
  EXPECT_EQ(described("sex", "arm").variables[0].test, "Fisher's exact");
  EXPECT_TRUE(described("sex", "arm").variables[0].p);
  EXPECT_FALSE(described("sex").variables[0].p);
  EXPECT_EQ(described("sex").variables[0].test, "");
}

// 5 expected in every cell is just enough; the table 6, 4 / 4, 6 has X^2 = 4 (1/5) = 4/5.
TEST(Table1, ChiSquareNeedsFiveExpectedInEveryCell) {
  std::vector<int> level, group;
  for (int i = 0; i < 20; ++i) {
    level.push_back(i < 10 ? 0 : 1);
    group.push_back(i < 6 || (i >= 10 && i < 14) ? 0 : 1);
  }
  const NamedTest enough = compare_levels(level, 2, group, 2);
  EXPECT_EQ(enough.test, "chi-square");
  EXPECT_NEAR(*enough.p, std::erfc(std::sqrt(0.8 / 2.0)), 1e-14);
  level.pop_back();
  group.pop_back();
  EXPECT_EQ(compare_levels(level, 2, group, 2).test, "Fisher's exact");
}

}  // namespace
}  // namespace rtsurv::study
