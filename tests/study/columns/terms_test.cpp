#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/study/methods/methods.hpp"

namespace rtsurv::study {
namespace {

using testing::AllOf, testing::HasSubstr;

std::string refusal(const std::string& text) {
  try {
    (void)parse_terms(text);
  } catch (const InvalidOption& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Terms, ColumnsAreSeparatedByCommasAndKeptAsWritten) {
  const auto terms = parse_terms("age, Stage ,age > 50");
  ASSERT_EQ(terms.size(), 3U);
  EXPECT_EQ(terms[0].text, "age");
  EXPECT_EQ(terms[1].text, "Stage");
  EXPECT_EQ(terms[2].text, "age > 50");
  EXPECT_FALSE(terms[0].factor);
  EXPECT_FALSE(terms[0].reference);
}

TEST(Terms, CommasInsideParenthesesAndQuotesBelongToTheTerm) {
  const auto terms = parse_terms("least(a, greatest(b, 2)),site = 'lung, left',\"odd, name\"");
  ASSERT_EQ(terms.size(), 3U);
  EXPECT_EQ(terms[0].text, "least(a, greatest(b, 2))");
  EXPECT_EQ(terms[1].text, "site = 'lung, left'");
  EXPECT_EQ(terms[2].text, "\"odd, name\"");
}

TEST(Terms, FactorMakesLevelsOfANumber) {
  const auto terms = parse_terms("factor(grade)");
  EXPECT_EQ(terms[0].text, "grade");
  EXPECT_TRUE(terms[0].factor);
  EXPECT_FALSE(terms[0].reference);
}

TEST(Terms, TheReferenceMayBeQuoted) {
  EXPECT_EQ(*parse_terms("factor(grade, ref=3)")[0].reference, "3");
  EXPECT_EQ(*parse_terms("factor(cell , ref = 'small, dark')")[0].reference, "small, dark");
  EXPECT_EQ(*parse_terms("factor(cell, ref=\"it's\")")[0].reference, "it's");
  EXPECT_EQ(*parse_terms("factor(cell, ref='it''s')")[0].reference, "it's");
}

TEST(Terms, AnExpressionThatOnlyBeginsWithFactorIsAnExpression) {
  EXPECT_EQ(parse_terms("factor(a) + (b)")[0].text, "factor(a) + (b)");
  EXPECT_EQ(parse_terms("factor_two")[0].text, "factor_two");
}

TEST(Terms, OfAFormulaAreToldWhatToWriteInstead) {
  EXPECT_THAT(refusal("age + stage"), AllOf(HasSubstr("would be one covariate, the sum"), HasSubstr("age, stage")));
  EXPECT_THAT(refusal("age,\"ki 67\"+factor(grade)"), HasSubstr("commas between several: \"ki 67\", factor(grade)"));
  EXPECT_THAT(refusal("age & stage"), HasSubstr("age, stage"));
  EXPECT_THAT(refusal("~ age"), HasSubstr("a formula of R"));
  EXPECT_THAT(refusal("Surv(months, died) ~ age"), HasSubstr("a formula of R"));
  EXPECT_THAT(refusal("I(age / 10)"), HasSubstr("write age / 10"));
  EXPECT_THAT(refusal("C(grade, Treatment(2))"), HasSubstr("write factor(grade)"));
  EXPECT_THAT(refusal("as.factor(grade)"), HasSubstr("write factor(grade)"));
  EXPECT_THAT(refusal("ns(age, 3)"), HasSubstr("write spline(age, 3)"));
  EXPECT_THAT(refusal("strata(centre)"), HasSubstr("--strata centre"));
}

TEST(Terms, OfSqlStayWhatTheyAre) {
  for (const char* const term :
       {"(age + stage)", "age + 10", "age + stage * 2", "log(age + 1)", "a = 'x + y'", "age - stage"})
    EXPECT_EQ(refusal(term), "accepted") << term;
}

TEST(Terms, WhatIsNotUnderstoodIsNamed) {
  EXPECT_THAT(refusal("age,,sex"), HasSubstr("empty"));
  EXPECT_THAT(refusal(""), HasSubstr("empty"));
  EXPECT_THAT(refusal("factor(a, b)"), HasSubstr("factor(a, b)"));
  EXPECT_THAT(refusal("factor(a, ref=)"), HasSubstr("no reference level"));
  EXPECT_THAT(refusal("factor()"), HasSubstr("names no column"));
  EXPECT_THAT(refusal("least(a, b"), HasSubstr("does not close"));
  EXPECT_THAT(refusal("a)"), HasSubstr("without its"));
  EXPECT_THAT(refusal("site = 'lung"), HasSubstr("does not close"));
}

}  // namespace
}  // namespace rtsurv::study
