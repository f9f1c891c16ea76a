// Natural splines as terms of a model, against R (tests/oracle/spline_terms/).
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/study/methods/methods.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

table::Table cohort() { return table::Table::read({.path = tests::source_path("tests/oracle/spline_terms/data.csv")}); }

CoxCall call_of(const std::string& terms) {
  return {.outcome = {.time = "months", .event = "died"},
          .terms = parse_model(terms),
          .zph = survival::ZphTransform::kaplan_meier};
}

/// The call that R's model of that name is.
CoxCall call_named(const std::string& name) {
  if (name == "strata") {
    CoxCall call = call_of("spline(age, 3),arm");
    call.strata = {"site"};
    return call;
  }
  CoxCall call = call_of(name.starts_with("spline") ? name : "spline(age, 3),arm");
  if (name == "entry") call.outcome.entry = "entry";
  if (name == "weights") call.outcome.weights = "w";
  if (name == "cluster") call.outcome.cluster = "centre";
  return call;
}

void expect_quartiles(const results::CoxResult& result, const nlohmann::json& contrasts) {
  for (std::size_t row = 0; row < 2; ++row) {
    const results::CoxTerm& term = result.terms[row];
    const auto& error = result.robust ? term.robust_std_error : term.std_error;
    EXPECT_NEAR(*term.coefficient, contrasts[2 * row].get<double>(), 1e-6);
    EXPECT_NEAR(*error, contrasts[2 * row + 1].get<double>(), 1e-6);
    EXPECT_NEAR(*term.hazard_ratio, std::exp(*term.coefficient), 1e-12);
    EXPECT_NEAR(*term.lower, std::exp(*term.coefficient - 1.959963984540054 * *error), 1e-9);
    EXPECT_EQ(term.n, 240U);
  }
}

TEST(SplineTerms, AreThoseOfNsInR) {
  const auto expected = oracle::read_json("spline_terms/expected.json");
  for (const auto& [name, of_r] : expected.items()) {
    SCOPED_TRACE(name);
    const results::CoxResult result = cox(cohort(), call_named(name));
    ASSERT_THAT(result.splines, SizeIs(1));
    const survival::SplineCox& curve = result.splines.front().curve;
    EXPECT_NEAR(result.loglik_null, of_r.at("loglik")[0].get<double>(), 1e-8);
    EXPECT_NEAR(result.loglik_model, of_r.at("loglik")[1].get<double>(), 1e-6);
    EXPECT_NEAR(result.concordance->c, of_r.at("c")[0].get<double>(), 1e-6);
    ASSERT_THAT(curve.knots, SizeIs(of_r.at("knots").size()));
    for (std::size_t k = 0; k < curve.knots.size(); ++k)
      EXPECT_NEAR(curve.knots[k], of_r.at("knots")[k].get<double>(), 1e-9);
    if (name != "weights") {  // decision 137: proportional_hazards_test holds the test of the score residuals against R
      EXPECT_NEAR(result.zph.front().test.chi_square, of_r.at("zph")[0].get<double>(), 1e-5);
    }
    EXPECT_EQ(result.zph.front().test.df, of_r.at("zph")[1].get<double>());
    expect_quartiles(result, of_r.at("contrasts"));
    EXPECT_EQ(curve.overall.df, static_cast<double>(curve.knots.size() - 1));
    EXPECT_EQ(curve.nonlinear->df, curve.overall.df - 1.0);
    EXPECT_EQ(curve.overall.chi_square, result.factors.front().test.chi_square);
    if (name == "weights" || name == "cluster")
      EXPECT_NEAR(curve.overall.chi_square, of_r.at("wald")[0].get<double>(), 1e-4);
    else
      EXPECT_NEAR(curve.nonlinear->chi_square,
                  2.0 * (of_r.at("loglik")[1].get<double>() - of_r.at("line")[0].get<double>()), 1e-6);
  }
}

TEST(SplineTerms, HaveRowsOfTheQuartilesAndACurveThroughThem) {
  const results::CoxResult result = cox(cohort(), call_of("spline(age, 3),arm"));
  ASSERT_THAT(result.terms, SizeIs(4));
  EXPECT_EQ(result.terms[0].term, "spline(age, 3)");
  EXPECT_EQ(*result.terms[0].level, "54.03");
  EXPECT_EQ(*result.terms[1].level, "68.03");
  EXPECT_EQ(*result.terms[0].reference, "61.7");
  const survival::SplineCox& curve = result.splines.front().curve;
  EXPECT_EQ(curve.reference, 61.7);
  for (std::size_t i = 0; i + 1 < curve.x.size(); ++i)
    if (curve.x[i] <= 54.025 && curve.x[i + 1] >= 54.025) {
      EXPECT_LE(*result.terms[0].coefficient, std::max(curve.log_hazard_ratio[i], curve.log_hazard_ratio[i + 1]));
      EXPECT_GE(*result.terms[0].coefficient, std::min(curve.log_hazard_ratio[i], curve.log_hazard_ratio[i + 1]));
    }
}

TEST(SplineTerms, StandBesideFirthsPenaltyOfTheOtherTerms) {
  CoxCall call = call_of("spline(age, 3),arm");
  call.firth = true;
  const results::CoxResult result = cox(cohort(), call);
  EXPECT_FALSE(result.terms[0].firth || result.terms[1].firth);
  ASSERT_TRUE(result.terms[2].firth && result.terms[3].firth);
  EXPECT_NEAR(result.terms[2].firth->coefficient, *result.terms[2].coefficient, 0.1);
}

TEST(SplineTerms, AreTestedByWaldInTheFineGrayModel) {
  const results::FineGrayResult result =
      fine_gray(cohort(), {.outcome = {.time = "months", .event = "died", .competing = "site = 'x' and not died"},
                           .terms = parse_model("spline(age, 3)")});
  ASSERT_THAT(result.model.splines, SizeIs(1));
  EXPECT_NEAR(result.model.splines[0].curve.overall.chi_square, result.model.wald.chi_square, 1e-6);
}

std::string refusal(const std::string& terms) {
  try {
    (void)cox(cohort(), call_of(terms));
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(SplineTerms, SayWhatTheyCannotBe) {
  EXPECT_THAT(refusal("spline(age)"), HasSubstr("write spline(column, df) with 2 to 8 degrees of freedom"));
  EXPECT_THAT(refusal("spline(age, 1)"), HasSubstr("with 2 to 8"));
  EXPECT_THAT(refusal("spline(age, 3.5)"), HasSubstr("with 2 to 8"));
  EXPECT_THAT(refusal("spline(age, 3)*arm"), HasSubstr("cross \"age\" itself"));
  EXPECT_THAT(refusal("arm:spline(age, 3)"), HasSubstr("which a spline cannot"));
  EXPECT_THAT(refusal("spline(died, 3)"), HasSubstr("too few different values"));
  EXPECT_THAT(refusal("spline(arm, 3)"), HasSubstr("arm"));
}

}  // namespace
}  // namespace rtsurv::study
