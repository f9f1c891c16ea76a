#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "rtsurv/report/html/summary/doubts.hpp"

namespace rtsurv::report::html {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A doubt with this text that links there.
auto doubt(const std::string& part, const std::string& id) {
  return testing::AllOf(Field(&Doubt::sentence, HasSubstr(part)), Field(&Doubt::id, id));
}

/// A study of one endpoint with a model of two coefficients and 100 events, which gives rise to no doubt.
results::Study sound() {
  results::Study study = fixture::bare();
  results::EndpointResult& endpoint = study.endpoints[0];
  endpoint.label = "Overall survival";
  endpoint.km.groups[0].curve.at = {{60, 50, 0.5, 0.1, 0.4, 0.6}};
  results::CoxResult cox;
  cox.sample = {200, 100, 20, {}};
  cox.terms.resize(2);
  cox.terms[0].term = "age";
  cox.terms[1].term = "dose";
  for (results::CoxTerm& term : cox.terms) term.coefficient = 0.1;
  cox.converged = true;
  cox.zph = {{"age", {1.0, 1, 0.3}}, {"dose", {1.0, 1, 0.3}}, {"GLOBAL", {2.0, 2, 0.36}}};
  endpoint.multivariable = results::Multivariable{{"age", "dose"}, "fixed by the protocol", {std::move(cox), ""}};
  return study;
}

results::CoxResult& model(results::Study& study) { return *study.endpoints[0].multivariable->cox.value; }

results::Effect effect_with_events(double events) {
  results::KaplanMeierResult km;
  km.groups.resize(2);
  km.groups[0].group = "false";
  km.groups[0].curve.events = 40;
  km.groups[1].group = "true";
  km.groups[1].curve.events = events;
  results::Effect effect;
  effect.variable = "boost";
  effect.within = "risk_group";
  effect.endpoint = "OS";
  effect.groups = {{"Low", 80, {}, {}, {km, ""}}};
  return effect;
}

TEST(Doubts, AreNoneInASoundStudy) { EXPECT_THAT(doubts(sound()), IsEmpty()); }

TEST(Doubts, NameAHazardRatioWithoutBound) {
  results::Study study = sound();
  model(study).terms[1].infinite = true;
  EXPECT_THAT(doubts(study),
              Contains(doubt("hazard ratio of dose for overall survival has no bound", "multivariable-1")));
}

TEST(Doubts, NameAModelThatDidNotConverge) {
  results::Study study = sound();
  model(study).converged = false;
  EXPECT_THAT(doubts(study), Contains(doubt("did not converge", "multivariable-1")));
}

TEST(Doubts, NameALandmarkBeyondFollowUp) {
  results::Study study = sound();
  study.endpoints[0].km.groups[0].curve.at[0].at_risk = 10;
  EXPECT_THAT(doubts(study), IsEmpty());
  study.endpoints[0].km.groups[0].curve.at[0].at_risk = 9;
  EXPECT_THAT(doubts(study), Contains(doubt("At 60 months only 9 patients", "outcome-1")));
  study.endpoints[0].km.groups[0].curve.at[0].at_risk = 1;
  EXPECT_THAT(doubts(study), Contains(doubt("At 60 months only 1 patient is still", "outcome-1")));
  study.endpoints[0].km.groups[0].curve.at[0].at_risk = 0;
  EXPECT_THAT(doubts(study), Contains(doubt("At 60 months no patient is still", "outcome-1")));
}

TEST(Doubts, NameADataDrivenCutOnlyWhereItIsUsed) {
  results::Study study = sound();
  results::CutpointResult cutpoint;
  cutpoint.name = "high";
  cutpoint.variable = cutpoint.x = "eqd2";
  study.cutpoints = {cutpoint};
  EXPECT_THAT(doubts(study), IsEmpty());
  study.endpoints[0].multivariable->factors.push_back("high");
  EXPECT_THAT(doubts(study), Contains(doubt("cut of eqd2 was chosen from the same data", "cutpoint-1")));
  study.cutpoints[0].fixed = 50.0;
  EXPECT_THAT(doubts(study), IsEmpty());
}

TEST(Doubts, NameTheTermsWhoseHazardsAreNotProportional) {
  results::Study study = sound();
  model(study).zph[1].test.p = 0.049;
  EXPECT_THAT(doubts(study), Contains(doubt("not proportional for overall survival: dose;", "multivariable-1")));
  model(study).zph[2].test.p = 0.02;
  EXPECT_THAT(doubts(study), Contains(doubt("(P = 0.020 for all terms): dose;", "multivariable-1")));
}

TEST(Doubts, NameFewEventsPerCoefficient) {
  results::Study study = sound();
  model(study).sample.events = 20;
  EXPECT_THAT(doubts(study), IsEmpty());
  model(study).sample.events = 19;
  EXPECT_THAT(doubts(study), Contains(doubt("only 9.5 events per coefficient", "multivariable-1")));
}

TEST(Doubts, NameGroupsWithFewEvents) {
  results::Study study = sound();
  study.effects = {effect_with_events(10)};
  EXPECT_THAT(doubts(study), IsEmpty());
  study.effects = {effect_with_events(9)};
  EXPECT_THAT(doubts(study), Contains(doubt("effect of boost in group Low rests on 9 events (yes)", "effect-1")));
}

TEST(Doubts, NameRiskGroupsWithFewEvents) {
  results::Study study = sound();
  results::RiskGroups groups;
  groups.endpoints.push_back({"OS", effect_with_events(1).groups[0].km, {}, {}, {}});
  study.risk_groups = groups;
  EXPECT_THAT(doubts(study), Contains(doubt("Risk group true has only 1 event (Overall survival)", "risk-group-1")));
}

TEST(Doubts, NameScreeningByP) {
  results::Study study = sound();
  study.endpoints[0].multivariable->rule = "logrank p < 0.05";
  EXPECT_THAT(doubts(study), Contains(doubt("(logrank p < 0.05)", "multivariable-1")));
}

TEST(Doubts, NameManyMissingValues) {
  results::Study study = sound();
  model(study).sample.n_missing = 30;
  EXPECT_THAT(doubts(study), Contains(doubt("13.0\u2009% of the patients out of the model", "multivariable-1")));
  model(study).sample.n_missing = 0;
  results::CoxResult alone;
  alone.sample = {80, 10, 20, {}};
  study.endpoints[0].univariable.push_back({"pgr", "pgr", true, {}, {}, {alone, ""}});
  EXPECT_THAT(doubts(study), Contains(doubt("pgr: missing in 20.0\u2009%", "univariable-1")));
}

TEST(Doubts, NameCompetingEventsThatCount) {
  results::Study study = sound();
  results::IncidenceResult incidence;
  incidence.groups.push_back({"all", 200, {{"event", {}}, {"competing", {}}}});
  incidence.groups[0].causes[0].curve.events = 100;
  incidence.groups[0].causes[1].curve.events = 10;
  study.endpoints[0].cuminc = incidence;
  EXPECT_THAT(doubts(study), IsEmpty());
  study.endpoints[0].cuminc->groups[0].causes[1].curve.events = 11;
  EXPECT_THAT(doubts(study), Contains(doubt("11 patients had a competing event", "outcome-1")));
}

TEST(Doubts, ComeGravestFirst) {
  results::Study study = sound();
  model(study).converged = false;
  study.endpoints[0].multivariable->rule = "logrank p < 0.05";
  ASSERT_EQ(doubts(study).size(), 2U);
  EXPECT_THAT(doubts(study)[0].sentence, HasSubstr("did not converge"));
}

}  // namespace
}  // namespace rtsurv::report::html
