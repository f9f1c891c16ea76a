#include "rtsurv/simulate/expression.hpp"

#include <gtest/gtest.h>

#include "rtsurv/math/distributions.hpp"

namespace rtsurv::simulate {
namespace {

using table::ColumnType;

const Sheet sheet{2,
                  {{"dose", ColumnType::number, {45.0, 60.0}},
                   {"arm", ColumnType::text, {std::string("a"), std::string("b's")}},
                   {"late", ColumnType::integer, {Value{}, 7.0}},
                   {"start", ColumnType::date, {18000.0, Value{}}},
                   {"mixed", ColumnType::text, {1.0, std::string(">3")}},
                   {"boost", ColumnType::boolean, {false, true}}}};

Column column(const std::string& expression) { return Expressions(sheet).evaluate(expression); }
Value value(const std::string& expression, std::size_t row = 0) { return column(expression).cells[row]; }

std::string flaw(const std::string& expression) {
  try {
    (void)value(expression);
  } catch (const ExpressionFlaw& error) {
    return error.what();
  }
  return "none";
}

TEST(Expressions, AreSqlOverTheColumnsWithTheirTypes) {
  EXPECT_EQ(value("dose * 2 + late", 1), Value(127.0));
  EXPECT_EQ(value("arm in ('x', 'b''s') and boost", 1), Value(true));
  EXPECT_EQ(value("arm || '/' || late", 1), Value(std::string("b's/7")));
  EXPECT_EQ(value("start + late::int"), Value());
  EXPECT_EQ(value("start + 31"), Value(18031.0));
  EXPECT_EQ(column("start + 31").type, ColumnType::date);
  EXPECT_EQ(value("DOSE - row"), Value(44.0));
  EXPECT_EQ(value("mixed = '1'"), Value(true));
  EXPECT_EQ(value("not (late > 1)"), Value());
  EXPECT_FALSE(holds(value("not (late > 1)")));
}

TEST(Expressions, SeeTheColumnsThatTheSheetIsGivenLater) {
  Sheet growing{2, {}};
  Expressions expressions(growing);
  EXPECT_EQ(expressions.evaluate("row").cells, (std::vector<Value>{1.0, 2.0}));
  growing.columns.push_back({"age", ColumnType::integer, {50.0, 60.0}});
  EXPECT_EQ(expressions.evaluate("age + 1").cells, (std::vector<Value>{51.0, 61.0}));
}

TEST(Expressions, DrawOneNumberForEachOfTheRowsInTheirOrder) {
  math::RandomStream random(1, 2), same(1, 2);
  Expressions expressions(sheet);
  const double first = same.uniform(), second = same.uniform();
  EXPECT_EQ(expressions.evaluate("uniform", {1, 0}, random).cells, (std::vector<Value>{second, first}));
  const double third = same.uniform();
  EXPECT_EQ(expressions.evaluate("normal", {1}, random).cells, (std::vector<Value>{{}, math::normal_quantile(third)}));
  const double fourth = same.uniform();
  EXPECT_EQ(expressions.evaluate("normal > 0 and uniform > 0.5", {0}, random).cells[0], Value(fourth > 0.5));
  (void)expressions.evaluate("dose > 45", {0, 1}, random);  // draws nothing
  EXPECT_EQ(random.uniform(), same.uniform());
}

TEST(Expressions, WrongOnesSayWhatIsWrong) {
  EXPECT_EQ(flaw("doze + 1"), "the expression \"doze + 1\": there is no column \"doze\"; did you mean \"dose\"?");
  EXPECT_EQ(flaw("(1"), "the expression \"(1\": a parenthesis is not closed");
  EXPECT_EQ(
      flaw("arm::int"),
      "row 1: the expression \"arm::int\" cannot be computed: a value cannot be converted; compare texts with texts "
      "in single quotes, numbers with numbers");
  EXPECT_NE(flaw("random()").find("depends on when and where it runs, or on chance"), std::string::npos);
}

TEST(Expressions, FormerSpellingsNameTheSql) {
  EXPECT_EQ(
      flaw("after(arm, '/') is missing"),
      "the expression \"after(arm, '/') is missing\": syntax error at or near \"missing\"; for missing write x is null, "
      "x is not null, or null; for after() write split_part(text, mark, 2)");
  for (const char* former : {"before(arm, '/')", "number(arm)", "pad(late, 3)", "uniform(0, 1)", "normal(0, 1)",
                             "bed(dose, 15, 3)", "eqd2(dose, 15, 3)", "max(dose, late)", "min(dose, late)"})
    EXPECT_NE(flaw(former).find("() write "), std::string::npos) << former;
}

TEST(Expressions, WhatSqlUnderstandsOtherwiseIsRefused) {
  EXPECT_EQ(
      flaw("weekday(start) = 7"),
      "the expression \"weekday(start) = 7\": weekday() has another meaning in SQL; write isodow(day), 1 for Monday");
  EXPECT_NE(flaw("LOG (dose)").find("write ln(x), the natural logarithm"), std::string::npos);
  EXPECT_NE(flaw("late & 1").find("write a || b"), std::string::npos);
  EXPECT_EQ(value("arm = 'log(&)'"), Value(false));
  EXPECT_EQ(value("log10(100)"), Value(2.0));
}

}  // namespace
}  // namespace rtsurv::simulate
