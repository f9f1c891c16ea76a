#include "rtsurv/simulate/expression.hpp"

#include <gtest/gtest.h>

namespace rtsurv::simulate {
namespace {

const Sheet sheet{2,
                  {{"dose", {45.0, 60.0}, {}, true},
                   {"arm", {std::string("a"), std::string("b's")}, {}, true},
                   {"late", {Value{}, 7.0}, {}, true},
                   {"boost", {false, true}, {}, true}}};

Value value(const std::string& text, std::size_t row = 0) {
  math::RandomStream random(1, 1);
  return Expression::parse(text).evaluate(sheet, row, random);
}

std::string flaw(const std::string& text) {
  try {
    (void)value(text);
  } catch (const ExpressionFlaw& error) {
    return error.what();
  }
  return "none";
}

TEST(Expression, OperatorsBindAsInArithmetic) {
  EXPECT_EQ(value("1 + 2 * 3 - 8 / 4"), Value(5.0));
  EXPECT_EQ(value("-(1 + 2) * 3"), Value(-9.0));
  EXPECT_EQ(value("10 - 3 - 2"), Value(5.0));
  EXPECT_EQ(value("dose > 40 and not boost or false"), Value(true));
  EXPECT_EQ(value("1 < 2 and 2 <= 2 and 3 <> 4 and 4 >= 4 and 5 > 4 and 6 = 6"), Value(true));
}

TEST(Expression, TextsAndSetsAreCompared) {
  EXPECT_EQ(value("arm = 'b''s'", 1), Value(true));
  EXPECT_EQ(value("arm in ('x', 'a')"), Value(true));
  EXPECT_EQ(value("arm in ('x', 'a')", 1), Value(false));
  EXPECT_EQ(value("arm & '/' & dose"), Value(std::string("a/45")));
}

TEST(Expression, MissingValuesStayMissingButConditionsAreFalse) {
  EXPECT_TRUE(is_missing(value("late + 1")));
  EXPECT_TRUE(is_missing(value("late > 1")));
  EXPECT_TRUE(is_missing(value("1 / 0")));
  EXPECT_EQ(value("late > 1 or boost"), Value(false));
  EXPECT_EQ(value("late is missing"), Value(true));
  EXPECT_EQ(value("late is not missing", 1), Value(true));
  EXPECT_EQ(value("coalesce(late, dose)"), Value(45.0));
  EXPECT_EQ(value("if(late > 1, 'yes', 'no')"), Value(std::string("no")));
}

TEST(Expression, FunctionsCompute) {
  EXPECT_NEAR(std::get<double>(value("eqd2(dose, 15, 3.5)")), 45.0 * 6.5 / 5.5, 1e-12);  // 53.18 Gy
  EXPECT_EQ(value("number(after('54/18', '/'))"), Value(18.0));
  EXPECT_EQ(value("before('54/18', '/')"), Value(std::string("54")));
  EXPECT_EQ(value("year(date('2019-12-31') + 1)"), Value(2020.0));
  EXPECT_EQ(value("weekday(date('2026-11-25'))"), Value(3.0));  // a Wednesday
  EXPECT_EQ(value("round(2.345, 1) + floor(-0.5) + abs(-1)"), Value(2.3));
  EXPECT_EQ(value("max(1, 3, 2) - min(1, 3, 2)"), Value(2.0));
  EXPECT_EQ(value("pad(row, 3)", 1), Value(std::string("002")));
  EXPECT_EQ(value("boost + 1", 1), Value(2.0));
}

TEST(Expression, WrongOnesSayWhatIsWrong) {
  EXPECT_EQ(flaw("1 +"), "expected a value, at its end");
  EXPECT_EQ(flaw("dose dose"), "something follows the expression, at \"dose\"");
  EXPECT_EQ(flaw("'open"), "a text lacks its closing '");
  EXPECT_EQ(flaw("(1"), "expected ), at its end");
  EXPECT_EQ(flaw("rond(1)"), "there is no function rond(); did you mean round()?");
  EXPECT_EQ(flaw("if(1, 2)"), "if() takes 3 values");
  EXPECT_EQ(flaw("doze + 1"), "there is no column \"doze\" yet");
  EXPECT_EQ(flaw("arm + 1"), "a number is needed where there is a text");
  EXPECT_EQ(flaw("1 + 1e999"), "the number 1e999 is too large or too small");
  EXPECT_EQ(flaw("1 + 1e-999"), "the number 1e-999 is too large or too small");
  EXPECT_EQ(flaw("date('2021-02-30')"), "date() needs a day that exists, written 'YYYY-MM-DD'");
}

// 200,000 parentheses overflowed the stack.
TEST(Expression, DepthAndLengthAreLimited) {
  const auto nested = [](const std::string& open, std::size_t times, const std::string& close) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += open;
    text += "1";
    for (std::size_t i = 0; i < times; ++i) text += close;
    return text;
  };
  EXPECT_EQ(value(nested("(", 99, ")")), Value(1.0));
  for (const char* open : {"(", "- ", "not ", "abs("})
    EXPECT_EQ(flaw(nested(open, 300, "")), "the expression is nested too deeply") << open;
  EXPECT_EQ(flaw(nested("(", 200'000, ")")), "the expression has more than 2000 characters; make columns of its parts");
  EXPECT_EQ(value(nested("", 499, "+1")), Value(500.0));
}

}  // namespace
}  // namespace rtsurv::simulate
