// What a model says of terms that it cannot estimate: separated splines, levels that leave too early, strata that are the
// factor, clusters that are too few.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/study/methods/methods.hpp"
#include "rtsurv/study/methods/unbounded_spline.hpp"
#include "rtsurv/survival/cox/spline.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

/// 160 patients: `fair` has events at all ages; `steep` only beyond 75; `early` of grade Z leave before the first event.
std::string cohort() {
  std::string text = "months,fair,steep,age,grade,arm,arm2,clinic,huge\n";
  for (int i = 0; i < 160; ++i) {
    const int age = 40 + i * 29 % 45;
    const bool leaves = i % 16 == 5;
    const double months = leaves ? 0.5 + i / 1000.0 : 3 + i * 37 % 53 + i / 100.0;
    const bool fair = !leaves && (i * 7 + age) % 3 != 0, steep = !leaves && age > 75;
    const std::string arm = i % 2 == 0 ? "A" : "B";
    text += std::to_string(months) + (fair ? ",1," : ",0,") + (steep ? "1," : "0,") + std::to_string(age) + "," +
            (leaves       ? "Z"
             : i % 3 == 0 ? "X"
                          : "Y") +
            "," + arm + ",\"" + arm + (i % 5 == 0 ? " " : "") + "\"," + std::to_string(i % 4) + "," +
            (i == 7 ? "1e300" : std::to_string(age)) + "\n";
  }
  return text;
}

CoxCall call_of(const std::string& terms, const std::string& event = "fair") {
  return {.outcome = {.time = "months", .event = event}, .terms = parse_model(terms)};
}

std::vector<std::string> warnings_of(const CoxCall& call) {
  return cox(table::table_of(cohort()), call).sample.warnings;
}

TEST(SeparatedSpline, IsCalledSeparatedOnceWithTheRemedy) {
  const auto warnings = warnings_of(call_of("arm,spline(age, 3)", "steep"));
  const auto about = [](const std::string& one) { return one.find("spline(age, 3)") != std::string::npos; };
  EXPECT_EQ(std::ranges::count_if(warnings, about), 1);
  EXPECT_THAT(warnings, Contains(AllOf(HasSubstr("the curve of \"spline(age, 3)\" has no bound (separation"),
                                       HasSubstr("fewer degrees of freedom, \"age\" itself, or groups of it"))));
  EXPECT_THAT(warnings, Each(Not(HasSubstr("undetermined"))));
}

TEST(SeparatedSpline, HasRowsThatFollowTheRuleOfACoefficient) {
  const results::CoxResult result = cox(table::table_of(cohort()), call_of("spline(age, 3)", "steep"));
  EXPECT_THAT(result.splines, SizeIs(0));
  for (const results::CoxTerm& row : result.terms) {
    EXPECT_TRUE(row.infinite || row.undetermined) << *row.level;
    EXPECT_FALSE(row.hazard_ratio || row.firth) << *row.level;
  }
  EXPECT_FALSE(result.firth) << "no row has a penalised estimate";
  EXPECT_LT(result.factors.front().test.p, 0.001);
}

TEST(RatioOfValues, IsTheRatioOfAFittedSpline) {
  const table::Table table = table::table_of(cohort());
  Values values(table);
  Selection selection(table.rows(), {});
  const OutcomeValues outcome = outcome_values(values, {.time = "months", .event = "fair"});
  require(selection, outcome);
  const Cases cases = selection.cases();
  const survival::FollowUp seen = follow_up(table, outcome, cases);
  const Design design = design_of(values, parse_terms("arm,spline(age, 4)"), cases);
  const survival::CoxFit fit = survival::cox(seen, design.covariates);
  const ModelFit model{design, fit, seen, [&](const auto& covariates) { return survival::cox(seen, covariates); }};
  ASSERT_FALSE(lacks_bound(model, 1));
  const survival::SplineOfFit spline{fit, design.first_column(1), design.terms[1].knots};
  const survival::LogRatio expected = survival::log_ratio(spline, 47.0, 63.0);
  const survival::Coefficient found = ratio_of_values(model, 1, 47.0, 63.0);
  EXPECT_EQ(found.state, survival::CoefficientState::estimated);
  EXPECT_NEAR(found.estimate, expected.estimate, 1e-9);
  EXPECT_NEAR(found.std_error, expected.std_error, 1e-9);
}

TEST(SplineWarnings, AreSaidOnceForAllItsColumns) {
  const auto warnings = warnings_of(call_of("spline(age, 3),spline(age + 0, 3)"));
  EXPECT_EQ(std::ranges::count_if(warnings, [](const auto& one) { return one.find("combination") != one.npos; }), 1);
}

TEST(SplineTwice, IsOneTermWhateverTheBlanks) {
  EXPECT_THAT(parse_model("spline(age,3),arm,spline( age , 3 )"), SizeIs(2));
  EXPECT_THAT(parse_model("spline(age,3),spline(age,4)"), SizeIs(2));
}

TEST(EarlyLevel, IsSaidToHaveNobodyAtRiskAtAnEvent) {
  const auto warnings = warnings_of(call_of("factor(grade, ref=X),arm"));
  EXPECT_THAT(warnings, Contains(AllOf(HasSubstr("level \"Z\" of \"grade\" has no patient at risk at any event"),
                                       HasSubstr("left out of the model"))));
  EXPECT_THAT(warnings, Each(Not(HasSubstr("combination of earlier terms"))));
}

TEST(EarlyLevel, StaysAtRiskWhereItFailsFromAnotherCause) {
  std::string text = cohort();
  const auto result =
      fine_gray(table::table_of(text), {.outcome = {.time = "months", .event = "fair", .competing = "grade = 'Z'"},
                                        .terms = parse_model("factor(grade, ref=X)")});
  EXPECT_THAT(result.model.sample.warnings, Each(Not(HasSubstr("at risk at any event"))));
  EXPECT_TRUE(result.model.terms[1].infinite);
}

TEST(Stratum, ThatIsTheFactorInOtherWordsIsNoticed) {
  CoxCall call = call_of("arm,age");
  call.strata = {"trim(arm2)"};
  EXPECT_THAT(warnings_of(call), Contains(HasSubstr("level \"B\" of \"arm\" is constant within every stratum")));
}

TEST(FewClusters, GiveNoWaldTestOfTheWholeModel) {
  CoxCall call = call_of("arm,factor(grade, ref=X),age");  // Z is redundant: three coefficients
  call.outcome.cluster = "clinic % 3";
  const results::CoxResult result = cox(table::table_of(cohort()), call);
  EXPECT_TRUE(std::isnan(result.wald.chi_square) && std::isnan(result.wald.p));
  EXPECT_EQ(result.wald.df, 3.0);
  EXPECT_THAT(
      result.sample.warnings,
      Contains(HasSubstr("3 clusters of \"clinic % 3\" give no robust Wald test of the whole model with its 3")));
  call.outcome.cluster = "clinic";
  const results::CoxResult four = cox(table::table_of(cohort()), call);
  EXPECT_TRUE(std::isfinite(four.wald.p));
  EXPECT_THAT(four.sample.warnings, Each(Not(HasSubstr("robust Wald test"))));
}

TEST(SplineOfAText, SaysToWriteTheColumnItself) {
  EXPECT_THAT(message_of(ErrorKind::usage, [] { (void)warnings_of(call_of("spline(grade, 3)")); }),
              AllOf(HasSubstr("\"grade\" is a text"), HasSubstr("write \"grade\" itself")));
}

TEST(SplineOfAHugeValue, NamesItsRow) {
  const std::string said = message_of(ErrorKind::data, [] { (void)warnings_of(call_of("spline(huge, 3)")); });
  EXPECT_THAT(said, AllOf(HasSubstr("\"huge\""), HasSubstr("too large for a spline"), HasSubstr("row 9")));
}

TEST(ProductOfHugeValues, NamesItsRow) {
  EXPECT_THAT(message_of(ErrorKind::data, [] { (void)warnings_of(call_of("age,huge:(huge)")); }),
              AllOf(HasSubstr("too large for a product"), HasSubstr("row 9")));
}

}  // namespace
}  // namespace rtsurv::study
