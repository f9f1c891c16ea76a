// No claim holds beside a doubt about it, whatever the doubt.
#include "rtsurv/judgement/doubted.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "judgement/sound.hpp"
#include "rtsurv/judgement/claims.hpp"
#include "rtsurv/judgement/doubts.hpp"

namespace rtsurv::judgement {
namespace {

using results::Check, results::Claim, results::Doubt, results::Study, results::Verdict;

Study with_cut(double p) {
  Study study = sound();
  study.cutpoints = {searched_boost(p)};
  return study;
}

Study with_risk_groups() {
  Study study = sound();
  results::LogRankResult test;
  test.test.test = {10.0, 1, 0.002};
  results::RiskGroups& groups = study.risk_groups.emplace();
  groups.endpoints.push_back({"OS", {curves(40, 9), ""}, {test, ""}, {}, {}});
  return study;
}

/// A sound study of which only that is to be doubted.
Study doubtful(Doubt::Id id) {
  using enum Doubt::Id;
  Study study = sound();
  results::EndpointResult& os = study.endpoints[0];
  const survival::ChiSquareTest differs{6.0, 1, 0.01};
  switch (id) {
    case unbounded:
      model(study).terms[1].infinite = true;
      break;
    case not_converged:
      model(study).converged = false;
      break;
    case beyond_follow_up:
      os.km.groups[0].curve.at[0].at_risk = 9;
      break;
    case searched_cut:
      study = with_cut(0.01);
      study.validation->cutpoints[0].counts = {{50.0, 1000}};
      break;
    case searched_threshold:
      study = with_cut(0.2);
      study.recommendation.emplace();
      study.recommendation->variable = "boost";
      study.recommendation->searched = true;
      study.recommendation->groups.resize(1);
      break;
    case searched_conclusion:
      study.validation->conclusions = {{"boost", "stage", "OS", 1000, 900, 1000, 100, {}}};
      break;
    case alpha_beta:
      study.sweep.emplace();
      study.sweep->conclusions = {
          {results::SweptConclusion::Kind::schedule_reaches, "30 x 2", "", "", "OS", {}, {}, {{2.0, 2.1, false}}}};
      break;
    case imbalance:
      study.effects[0].adjusted.emplace().value.emplace().balance = {{"age", {}, 0.5, -0.3}};
      study.effects[0].adjusted->value->ratio = {0.6, 0.1, 0.5, 0.7, 0.001};
      break;
    case proportional_hazards:
      model(study).zph[1].test.p = 0.01;
      break;
    case events_per_coefficient:
      model(study).sample.events = 19;
      break;
    case few_events:
      study.effects[0].groups[1].km.value = curves(40, 9);
      break;
    case one_patient:
      os.multivariable->checks->value->coefficients[1].p_without = 0.08;
      break;
    case linearity:
      os.multivariable->checks->value->linearity[0].nonlinear.value->p = 0.01;
      break;
    case screened:
      os.multivariable->screened_below = 0.05;
      break;
    case left_out:
      os.multivariable->left_out = {{"boost", "known in few", 40, 210}};
      break;
    case missing: {
      results::CoxResult alone;
      alone.sample = {80, 10, 20, {}};
      os.univariable.push_back({"boost", "boost", true, {}, {}, {alone, ""}});
      break;
    }
    case missing_by_outcome:
      os.missing = {{"boost", 5, 195, 4, 96, {differs, ""}}};
      break;
    case entrants:
      os.follow_up_checks.emplace().entrants.value = results::FollowUpChecks::Entrants{};
      os.follow_up_checks->entrants.value->log_rank.value = differs;
      break;
    case beyond_linear_quadratic:
      study.schedules.emplace().rows.resize(1);
      study.schedules->rows[0].schedule.phases = {{12.0, 1, 12.0}};
      study.schedules->rows[0].n = 3;
      break;
    case competing_risks:
      os.cuminc.emplace().groups.push_back({"all", 200, {{"event", {}}, {"competing", {}}}});
      os.cuminc->groups[0].causes[0].curve.events = 100;
      os.cuminc->groups[0].causes[1].curve.events = 11;
      break;
  }
  return study;
}

/// About an endpoint, a model or the dose as a whole.
bool names_nobody(Doubt::Id id) {
  using enum Doubt::Id;
  return testing::Matches(testing::AnyOf(not_converged, beyond_follow_up, alpha_beta, events_per_coefficient, screened,
                                         entrants, beyond_linear_quadratic, competing_risks))(id);
}

TEST(Doubted, ClaimsNeverHoldBesideADoubtAboutThem) {
  for (const auto& [id, word] : results::Words<Doubt::Id>::all) {
    const Study study = doubtful(id);
    const std::vector<Doubt> found = all_doubts(study);
    ASSERT_NE(std::ranges::find(found, id, &Doubt::id), found.end()) << word;
    std::size_t named = 0;
    for (const Claim& claim : claims(study))
      for (const Doubt& doubt : found) {
        if (!names(doubt, claim)) continue;
        EXPECT_NE(claim.verdict, Verdict::holds) << claim.id << " beside " << word;
        if (doubt.id == id) ++named;
      }
    EXPECT_EQ(named == 0, names_nobody(id)) << word;
  }
}

TEST(Doubted, ClaimsOnTheSameTreatmentAnswerForTheModelToo) {
  const Study study = doubtful(Doubt::Id::one_patient);
  for (const char* id : {"effect/boost/stage/OS", "effect/boost/stage/OS/early"}) {
    const Claim one = claim(study, id);
    EXPECT_EQ(one.verdict, Verdict::depends);
    EXPECT_EQ(one.decided_by, Check::Id::one_patient) << id;
    EXPECT_EQ(std::ranges::find(one.checks, Check::Id::one_patient, &Check::id)->value, 0.08);
  }
  EXPECT_EQ(claim(study, "factor/OS/age").verdict, Verdict::holds);
}

TEST(Doubted, ADoubtAboutALevelOrAGroupNamesNoOther) {
  Doubt level{Doubt::Id::one_patient, "stage", {{"endpoint", "OS"}, {"p", 0.04}, {"p_without", 0.06}, {"level", "II"}}};
  Claim one;
  one.kind = Claim::Kind::factor;
  one.endpoint = "OS";
  one.subject = "stage";
  one.estimate.level = "II";
  EXPECT_TRUE(names(level, one));
  one.estimate.level = "III";
  EXPECT_FALSE(names(level, one));
  one.endpoint = "PFS";
  one.estimate.level = "II";
  EXPECT_FALSE(names(level, one));
  const Study study = doubtful(Doubt::Id::few_events);
  EXPECT_EQ(claim(study, "effect/boost/stage/OS/early").verdict, Verdict::holds);
  EXPECT_EQ(claim(study, "effect/boost/stage/OS/late").verdict, Verdict::depends);
}

TEST(Doubted, RiskGroupsWithFewEventsFailTheirClaim) {
  const Study study = with_risk_groups();
  EXPECT_EQ(claim(study, "groups/OS/risk_group").decided_by, Check::Id::few_events);
}

TEST(Doubted, NothingIsClaimedWithAModelThatDidNotConverge) {
  Study study = sound();
  model(study).converged = false;
  const Claim one = claim(study, "factor/OS/age");
  EXPECT_EQ(one.verdict, Verdict::no_evidence);
  EXPECT_EQ(one.estimate.hazard_ratio, std::nullopt);
  EXPECT_EQ(one.checks.front().why, "the model did not converge");
}

}  // namespace
}  // namespace rtsurv::judgement
