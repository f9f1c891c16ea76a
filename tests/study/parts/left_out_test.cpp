// Factors known for few patients, and splines, in the models of a study.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/judgement/judge.hpp"
#include "rtsurv/results/json/json.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// 200 patients, simulated: `hpv` is known in every fifth (40), `half` in 100, `stage` in 180.
std::string cohort() {
  std::string text = "months,died,hpv,half,stage,age\n";
  for (int i = 0; i < 200; ++i) {
    const bool positive = i % 10 == 0, late = i % 3 == 0;
    const double months = (2.0 + i * 37 % 59) * (late ? 0.5 : 1.0) * (positive ? 5.0 : 1.0);
    const std::string hpv = i % 5 == 0 ? (positive ? "pos" : "neg") : "";
    const std::string half = i < 100 ? (i % 2 == 0 ? "a" : "b") : "";
    text += std::to_string(months) + (i % 4 != 1 ? ",1," : ",0,") + hpv + "," + half + "," +
            (i % 10 == 3 ? ""
             : late      ? "III"
                         : "II") +
            "," + std::to_string(40 + i * 11 % 43) + "\n";
  }
  return text;
}

std::string model_of(const std::string& factors, const std::string& univariable = R"(["hpv", "stage", "age"])") {
  return testing::os + "\n[univariable]\nendpoints = [\"OS\"]\nfactors = " + univariable +
         "\n[multivariable]\nendpoints = [\"OS\"]\n" + factors + "\n";
}

const results::Multivariable& model(const results::Study& study) { return *study.endpoints.front().multivariable; }

TEST(LeftOut, IsAFactorKnownInLessThanHalf) {
  const results::Study study = testing::study_of(model_of(R"(factors = ["hpv", "stage", "age"])"), cohort());
  EXPECT_THAT(model(study).factors, ElementsAre("stage", "age"));
  ASSERT_THAT(model(study).left_out, SizeIs(1));
  EXPECT_EQ(model(study).left_out[0].factor, "hpv");
  EXPECT_EQ(model(study).left_out[0].known, 40U);
  EXPECT_EQ(model(study).left_out[0].all, 200U);
  EXPECT_EQ(model(study).cox.value->sample.n, 180U);
  EXPECT_THAT(study.warnings, Contains(HasSubstr("\"hpv\" is left out, because it is known in 40 of 200 patients")));
  const auto json = nlohmann::json::parse(results::to_json(study));
  const auto& out = json.at("endpoints").at("OS").at("multivariable").at("left_out");
  EXPECT_EQ(out[0].at("reason"), "known in 40 of 200 patients, less than half");
}

TEST(LeftOut, IsNoFactorKnownInHalf) {
  const results::Study study = testing::study_of(model_of(R"(factors = ["half", "stage"])"), cohort());
  EXPECT_THAT(model(study).factors, ElementsAre("half", "stage"));
  EXPECT_THAT(model(study).left_out, IsEmpty());
  EXPECT_THAT(study.warnings, Contains(HasSubstr("from 200 patients to 90; 110 miss a factor")));
}

TEST(LeftOut, IsNothingWhereNoOtherFactorStands) {
  const results::Study study = testing::study_of(model_of(R"(factors = ["hpv"])"), cohort());
  EXPECT_THAT(model(study).factors, ElementsAre("hpv"));
  EXPECT_THAT(model(study).left_out, IsEmpty());
}

TEST(LeftOut, IsNotScreenedEither) {
  const results::Study study = testing::study_of(model_of(R"(select = "logrank p < 1")"), cohort());
  EXPECT_THAT(model(study).factors, ElementsAre("stage", "age"));
  EXPECT_THAT(model(study).left_out, SizeIs(1));
  EXPECT_EQ(model(study).beside->value->n, 180U);
}

TEST(LeftOut, StaysOutOfTheReplicates) {
  const results::Study study = testing::study_of(model_of(R"x(factors = ["hpv", "stage", "spline(age, 3)"])x") +
                                                     "[validation]\nbootstrap = 100\npermutations = 0\n",
                                                 cohort());
  std::vector<std::string> factors;
  for (const chain::Corrected& one : study.validation->corrected) factors.push_back(one.quantity.factor);
  EXPECT_THAT(factors, Contains("stage"));
  EXPECT_THAT(factors, Not(Contains("hpv")));
  EXPECT_THAT(factors, Not(Contains("spline(age, 3)")));
  EXPECT_THAT(study.validation->not_followed, Contains(HasSubstr("\"spline(age, 3)\" keeps its knots")));
  const auto c = std::ranges::find_if(study.validation->corrected, [](const chain::Corrected& one) {
    return one.quantity.kind == chain::Quantity::Kind::concordance;
  });
  EXPECT_NEAR(c->apparent, model(study).cox.value->concordance->c, 1e-9);
}

TEST(LeftOut, HasAClaimByItsUnivariableResultAndADoubt) {
  results::Study study = testing::study_of(model_of(R"(factors = ["hpv", "stage", "age"])"), cohort());
  judgement::judge(study);
  const auto claim = std::ranges::find(study.claims, "hpv", &results::Claim::subject);
  ASSERT_NE(claim, study.claims.end());
  EXPECT_EQ(claim->claim, "hpv: pos alone goes with a lower hazard (OS)");
  EXPECT_EQ(claim->estimate.p, study.endpoints[0].univariable[0].cox.value->terms[0].p);
  ASSERT_LT(*claim->estimate.p, 0.05);
  EXPECT_EQ(claim->verdict, results::Verdict::depends);
  const auto doubt = std::ranges::find(study.doubts, results::Doubt::Id::left_out, &results::Doubt::id);
  ASSERT_NE(doubt, study.doubts.end());
  EXPECT_EQ(doubt->about, "hpv");
  EXPECT_EQ(doubt->number("known"), 40.0);
}

TEST(LeftOut, HasAClaimWithoutAUnivariableResultToo) {
  const std::string protocol = testing::os + "\n[multivariable]\nendpoints = [\"OS\"]\nfactors = ";
  const auto claim_on = [](const results::Study& study, const std::string& factor) {
    const auto found = std::ranges::find(study.claims, factor, &results::Claim::subject);
    return found == study.claims.end() ? results::Claim{} : *found;
  };
  const results::Study plain = testing::study_of(protocol + R"(["hpv", "stage"])", cohort());
  EXPECT_EQ(claim_on(plain, "hpv").claim, "hpv: pos alone goes with a lower hazard (OS)");
  EXPECT_EQ(claim_on(plain, "hpv").verdict, results::Verdict::depends);
  EXPECT_TRUE(claim_on(plain, "hpv").estimate.alone);
  std::string some = cohort();
  some.replace(some.find("hpv"), 3, "psa");
  for (const auto& [word, number] : {std::pair("pos", "1"), std::pair("neg", "2")})
    for (std::size_t at = some.find(word), n = 0; at != std::string::npos; at = some.find(word), ++n)
      some.replace(at, 3, number + std::string(".") + std::to_string(n * 7 % 10));
  const results::Study curve = testing::study_of(protocol + R"x(["spline(psa, 3)", "stage"])x", some);
  EXPECT_EQ(claim_on(curve, "spline(psa, 3)").claim.substr(0, 24), "psa alone goes with OS");
  EXPECT_EQ(claim_on(curve, "spline(psa, 3)").estimate.p,
            model(curve).left_out[0].alone.value->splines[0].curve.overall.p);
}

TEST(SplineInAStudy, IsOneClaimByTheTestOfItsTerm) {
  results::Study study = testing::study_of(model_of(R"x(factors = ["stage", "spline(age, 3)"])x"), cohort());
  judgement::judge(study);
  ASSERT_TRUE(model(study).cox.value);
  ASSERT_THAT(model(study).cox.value->splines, SizeIs(1));
  ASSERT_TRUE(model(study).checks && model(study).checks->value);
  EXPECT_EQ(model(study).checks->value->parameters, 4U);
  EXPECT_THAT(model(study).checks->value->linearity, IsEmpty());
  std::vector<std::string> ids;
  for (const results::Claim& claim : study.claims) ids.push_back(claim.id);
  EXPECT_THAT(ids, ElementsAre("factor/OS/stage = III", "factor/OS/spline(age, 3)"));
  EXPECT_EQ(study.claims[1].estimate.p, model(study).cox.value->splines[0].curve.overall.p);
}

TEST(SplineInAStudy, StandsInTheMultivariableFactorsOnly) {
  try {
    (void)testing::study_of(model_of(R"(select = "logrank p < 1")", R"x(["spline(age, 3)"])x"), cohort());
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("a spline stands in the factors of [multivariable]"));
  }
  try {
    (void)testing::study_of(model_of(R"x(factors = ["spline(age, 30)"])x"), cohort());
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("with 2 to 8 degrees of freedom"));
  }
}

}  // namespace
}  // namespace rtsurv::study
