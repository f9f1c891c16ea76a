#include "rtsurv/judgement/doubts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "judgement/sound.hpp"
#include "rtsurv/judgement/judge.hpp"
#include "rtsurv/judgement/validated.hpp"

namespace rtsurv::judgement {
namespace {

using results::Doubt, results::Study;
using testing::IsEmpty;
using Id = Doubt::Id;

/// The doubt of that kind, or an empty one.
Doubt doubt(const Study& study, Id id) {
  for (Doubt& one : doubts(study))
    if (one.id == id) return one;
  return {};
}

TEST(Doubts, AreNoneInASoundStudy) { EXPECT_THAT(doubts(sound()), IsEmpty()); }

TEST(Doubts, AreFilledByTheJudgeWithTheClaims) {
  Study study = sound();
  model(study).converged = false;
  judge(study);
  EXPECT_EQ(study.claims.size(), 6U);
  ASSERT_EQ(study.doubts.size(), 1U);
  EXPECT_EQ(study.doubts[0].id, Id::not_converged);
}

TEST(Doubts, NameAHazardRatioWithoutBound) {
  Study study = sound();
  model(study).terms[1].infinite = true;
  EXPECT_EQ(doubt(study, Id::unbounded).about, "boost");
  EXPECT_EQ(doubt(study, Id::unbounded).text("endpoint"), "OS");
}

TEST(Doubts, NameWeightsThatDoNotBalance) {
  Study study = sound();
  study.effects[0].adjusted.emplace().value.emplace().balance = {{"age", {}, 0.5, 0.1}, {"grade", "3", 0.9, -0.09}};
  EXPECT_THAT(doubts(study), IsEmpty());
  study.effects[0].adjusted->value->balance[1].after = -0.3;
  EXPECT_EQ(doubt(study, Id::imbalance).about, "boost");
  EXPECT_EQ(doubt(study, Id::imbalance).number("difference"), 0.3);
}

TEST(Doubts, NameALandmarkBeyondFollowUp) {
  Study study = sound();
  study.endpoints[0].km.groups[0].curve.at[0].at_risk = 10;
  EXPECT_THAT(doubts(study), IsEmpty());
  study.endpoints[0].km.groups[0].curve.at[0].at_risk = 9;
  EXPECT_EQ(doubt(study, Id::beyond_follow_up).about, "OS");
  EXPECT_EQ(doubt(study, Id::beyond_follow_up).number("time"), 60.0);
  EXPECT_EQ(doubt(study, Id::beyond_follow_up).number("at_risk"), 9.0);
  study.endpoints[0].km.groups[0].curve.at[0].time = 0.0;
  EXPECT_THAT(doubts(study), IsEmpty()) << "nobody has entered yet, and nothing is estimated";
}

TEST(Doubts, NameNoLandmarkAfterACurveHasComeToZero) {
  Study study = sound();
  study.endpoints[0].km.groups[0].curve.at[0].at_risk = 0;
  study.endpoints[0].km.groups[0].curve.at[0].survival = 0.0;
  EXPECT_THAT(doubts(study), IsEmpty());
}

TEST(Doubts, NameADataDrivenCutOnlyWhereItIsUsed) {
  Study study = sound();
  results::CutpointResult cutpoint;
  cutpoint.name = "high";
  cutpoint.variable = "eqd2";
  study.cutpoints = {cutpoint};
  EXPECT_THAT(doubts(study), IsEmpty());
  study.endpoints[0].multivariable->factors.push_back("high");
  EXPECT_EQ(doubt(study, Id::searched_cut).about, "eqd2");
  EXPECT_EQ(doubt(study, Id::searched_cut).text("cutpoint"), "high");
  study.cutpoints[0].fixed = 50.0;
  EXPECT_THAT(doubts(study), IsEmpty());
  study.endpoints[0].multivariable->factors.emplace_back("high_groups");
  EXPECT_EQ(doubt(study, Id::searched_cut).about, "eqd2");
}

TEST(Doubts, NameAConclusionThatChanceGivesTooOften) {
  chain::Conclusion one{"boost", "stage", "OS", 1000, 900, 1000, 63, {}};
  EXPECT_FALSE(more_than_chance(one));  // 0.05 + 2 sqrt(0.05 0.95 / 1000) = 0.0638
  one.claimed_permuted = 64;
  EXPECT_TRUE(more_than_chance(one));
  Study study = sound();
  study.validation->conclusions = {one};
  EXPECT_EQ(doubt(study, Id::searched_conclusion).about, "boost");
  EXPECT_EQ(doubt(study, Id::searched_conclusion).number("claimed"), 64.0);
  one.permutations = 0;
  EXPECT_FALSE(more_than_chance(one));
}

TEST(Doubts, NameTheTermsWhoseHazardsAreNotProportional) {
  Study study = sound();
  model(study).zph[1].test.p = 0.049;
  EXPECT_THAT(doubt(study, Id::proportional_hazards).list("terms"), testing::ElementsAre("boost"));
  EXPECT_FALSE(doubt(study, Id::proportional_hazards).has("p"));
  model(study).zph[2].test.p = 0.02;
  EXPECT_EQ(doubt(study, Id::proportional_hazards).number("p"), 0.02);
}

TEST(Doubts, NameFewEventsPerCoefficientAsTheClaimsDo) {
  Study study = sound();
  model(study).sample.events = 20;
  EXPECT_THAT(doubts(study), IsEmpty());
  model(study).sample.events = 25;
  model(study).terms.emplace_back().infinite = true;
  EXPECT_DOUBLE_EQ(doubt(study, Id::events_per_coefficient).number("events"), 25.0 / 3.0);
  for (const results::Check& check : claim(study, "factor/OS/age").checks)
    if (check.id == results::Check::Id::few_events) {
      EXPECT_DOUBLE_EQ(*check.value, 25.0 / 3.0);
    }
}

TEST(Doubts, NameGroupsWithFewEvents) {
  Study study = sound();
  study.effects[0].groups[1].km.value = curves(40, 10);
  EXPECT_THAT(doubts(study), IsEmpty());
  study.effects[0].groups[1].km.value = curves(40, 9);
  const Doubt found = doubt(study, Id::few_events);
  EXPECT_EQ(found.about, "boost");
  EXPECT_EQ(found.text("group"), "late");
  EXPECT_EQ(found.text("side"), "true");
  EXPECT_EQ(found.number("events"), 9.0);
}

TEST(Doubts, NameRiskGroupsWithFewEvents) {
  Study study = sound();
  results::RiskGroups groups;
  groups.endpoints.push_back({"OS", {curves(40, 1), ""}, {}, {}, {}});
  study.risk_groups = groups;
  EXPECT_EQ(doubt(study, Id::few_events).about, "risk_group");
  EXPECT_EQ(doubt(study, Id::few_events).text("group"), "true");
}

TEST(Doubts, NameWhatTheChecksOfTheModelFound) {
  Study study = sound();
  results::ModelChecks& checks = *study.endpoints[0].multivariable->checks->value;
  checks.coefficients[1].p_without = 0.08;
  checks.linearity[0].nonlinear.value->p = 0.01;
  EXPECT_EQ(doubt(study, Id::one_patient).about, "boost");
  EXPECT_EQ(doubt(study, Id::one_patient).number("p_without"), 0.08);
  EXPECT_EQ(doubt(study, Id::linearity).about, "age");
}

TEST(Doubts, NameScreeningByP) {
  Study study = sound();
  study.endpoints[0].multivariable->rule = "logrank p < 0.05";
  EXPECT_THAT(doubts(study), IsEmpty());
  study.endpoints[0].multivariable->screened_below = 0.05;
  EXPECT_EQ(doubt(study, Id::screened).text("rule"), "logrank p < 0.05");
}

TEST(Doubts, NameManyMissingValues) {
  Study study = sound();
  model(study).sample.n_missing = 30;
  EXPECT_EQ(doubt(study, Id::missing).about, "OS");
  EXPECT_DOUBLE_EQ(doubt(study, Id::missing).number("share"), 30.0 / 230.0);
  model(study).sample.n_missing = 0;
  results::CoxResult alone;
  alone.sample = {80, 10, 20, {}};
  study.endpoints[0].univariable.push_back({"pgr", "pgr", true, {}, {}, {alone, ""}});
  EXPECT_EQ(doubt(study, Id::missing).about, "pgr");
  EXPECT_EQ(doubt(study, Id::missing).number("share"), 0.2);
}

TEST(Doubts, NamePatientsWhoFareDifferently) {
  Study study = sound();
  const survival::ChiSquareTest test{6.0, 1, 0.01};
  study.endpoints[0].missing = {{"age", 5, 195, 4, 96, {test, ""}}};
  study.endpoints[0].follow_up_checks.emplace();
  study.endpoints[0].follow_up_checks->entrants.value = results::FollowUpChecks::Entrants{};
  study.endpoints[0].follow_up_checks->entrants.value->log_rank.value = test;
  EXPECT_EQ(doubt(study, Id::missing_by_outcome).about, "age");
  EXPECT_EQ(doubt(study, Id::missing_by_outcome).number("n"), 5.0);
  EXPECT_EQ(doubt(study, Id::entrants).number("p"), 0.01);
}

TEST(Doubts, NameCompetingEventsThatCount) {
  Study study = sound();
  results::IncidenceResult incidence;
  incidence.groups.push_back({"all", 200, {{"event", {}}, {"competing", {}}}});
  incidence.groups[0].causes[0].curve.events = 100;
  incidence.groups[0].causes[1].curve.events = 10;
  study.endpoints[0].cuminc = incidence;
  EXPECT_THAT(doubts(study), IsEmpty());
  study.endpoints[0].cuminc->groups[0].causes[1].curve.events = 11;
  EXPECT_EQ(doubt(study, Id::competing_risks).number("competing"), 11.0);
}

TEST(Doubts, NameDoseBeyondTheModel) {
  Study study = sound();
  study.schedules.emplace();
  study.schedules->rows.resize(2);
  study.schedules->rows[0].schedule.phases = {{30.0, 3, 10.0}};
  study.schedules->rows[1].schedule.phases = {{12.0, 1, 12.0}};
  study.schedules->rows[0].n = 7;
  study.schedules->rows[1].n = 3;
  EXPECT_EQ(doubt(study, Id::beyond_linear_quadratic).number("patients"), 3.0);
}

TEST(Doubts, ComeGravestFirstAndOneOfAKind) {
  Study study = sound();
  study.endpoints.push_back(study.endpoints[0]);
  study.endpoints[1].name = "PFS";
  for (results::EndpointResult& endpoint : study.endpoints) {
    endpoint.multivariable->screened_below = 0.05;
    endpoint.multivariable->cox.value->converged = false;
  }
  const std::vector<Doubt> found = doubts(study);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].id, Id::not_converged);
  EXPECT_EQ(found[0].about, "OS");
  EXPECT_EQ(found[1].id, Id::screened);
}

}  // namespace
}  // namespace rtsurv::judgement
