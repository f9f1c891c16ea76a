// Conventions of statistics programs: R and lifelines by their own numbers, SAS, SPSS and Stata by their documented rules.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/methods/convention.hpp"
#include "rtsurv/study/methods/methods.hpp"

namespace rtsurv::study {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Conventions : public ::testing::TestWithParam<const char*> {
 protected:
  const table::Table cohort = table::Table::read({.path = tests::source_path("tests/oracle/conventions/cohort.csv")});
  const Outcome outcome{.time = "time", .event = "event"};

  /// What the program of the parameter gives.
  static nlohmann::json expected(const std::string& word) {
    return word == "lifelines" ? oracle::read_json("conventions/lifelines.json")[word]
                               : oracle::read_json("conventions/expected.json")[word];
  }
};

void expect_estimate(const survival::Estimate& actual, const nlohmann::json& three) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  oracle::expect_close(actual.estimate.value_or(none), oracle::number(three[0]));
  oracle::expect_close(actual.lower.value_or(none), oracle::number(three[1]));
  oracle::expect_close(actual.upper.value_or(none), oracle::number(three[2]));
}

TEST_P(Conventions, curve_median_and_follow_up_are_those_of_the_program) {
  const nlohmann::json program = expected(GetParam());
  const results::KaplanMeierResult result = kaplan_meier(cohort, {.outcome = outcome, .at = {5, 15}, .as = GetParam()});
  const survival::KaplanMeier& curve = result.groups.at(0).curve;
  expect_estimate(curve.median, program["median"]);
  for (std::size_t k = 0; k < 2; ++k) {
    EXPECT_NEAR(*curve.at[k].survival, program["survival"][k].get<double>(), 1e-12);
    EXPECT_NEAR(*curve.at[k].lower, program["lower"][k].get<double>(), 1e-12);
    EXPECT_NEAR(*curve.at[k].upper, program["upper"][k].get<double>(), 1e-12);
  }
  expect_estimate(result.follow_up->reverse_kaplan_meier, program["follow_up"]);
  EXPECT_NEAR(result.follow_up->observed_median, program["observed"][0].get<double>(), 1e-12);
  EXPECT_NEAR(result.follow_up->q1, program["observed"][1].get<double>(), 1e-12);
  EXPECT_NEAR(result.follow_up->q3, program["observed"][2].get<double>(), 1e-12);
}

TEST_P(Conventions, ties_are_those_of_the_program) {
  const nlohmann::json program = expected(GetParam());
  const results::CoxResult result = cox(cohort, {.outcome = outcome, .terms = parse_terms("x"), .as = GetParam()});
  EXPECT_NEAR(*result.terms.at(0).coefficient, program["coef"].get<double>(), 1e-8);
  EXPECT_NEAR(*result.terms.at(0).std_error, program["se"].get<double>(), 1e-8);
}

INSTANTIATE_TEST_SUITE_P(OfPrograms, Conventions, ::testing::Values("r", "sas", "spss", "stata", "lifelines"),
                         [](const auto& program) { return std::string(program.param); });

using Convention = Conventions;

TEST_F(Convention, what_is_asked_for_wins) {
  const results::KaplanMeierResult curves = kaplan_meier(
      cohort, {.outcome = outcome, .confidence_type = survival::ConfidenceType::plain, .at = {5}, .as = "sas"});
  EXPECT_EQ(curves.confidence_type, survival::ConfidenceType::plain);
  EXPECT_NEAR(*curves.groups.at(0).curve.at[0].lower, expected("spss")["lower"][0].get<double>(), 1e-12);
  const results::CoxResult model =
      cox(cohort, {.outcome = outcome, .terms = parse_terms("x"), .ties = survival::Ties::efron, .as = "sas"});
  EXPECT_NEAR(*model.terms.at(0).coefficient, expected("r")["coef"].get<double>(), 1e-8);
}

TEST_F(Convention, nothing_asked_for_is_the_convention_of_r) {
  const results::KaplanMeierResult curves = kaplan_meier(cohort, {.outcome = outcome});
  expect_estimate(curves.groups.at(0).curve.median, expected("r")["median"]);
  EXPECT_TRUE(curves.as.empty());
}

TEST_F(Convention, breslow_is_that_of_statsmodels_too) {
  const nlohmann::json other = oracle::read_json("conventions/lifelines.json")["statsmodels"];
  EXPECT_NEAR(other["breslow_coef"].get<double>(), expected("stata")["coef"].get<double>(), 1e-9);
}

TEST_F(Convention, the_text_says_whose_it_is) {
  const auto text_of = [&](const std::string& as) {
    return report::to_text(kaplan_meier(cohort, {.outcome = outcome, .as = as}));
  };
  EXPECT_THAT(text_of("spss"), HasSubstr("Convention of SPSS where nothing else is asked for: 95\u2009%"));
  EXPECT_THAT(text_of("spss"), HasSubstr("median: first time with survival at or below 50\u2009%; quartiles of the "
                                         "observed times: type 6 of Hyndman and Fan.\n"));
  EXPECT_THAT(text_of(""), Not(HasSubstr("Hyndman")));
}

}  // namespace
}  // namespace rtsurv::study
