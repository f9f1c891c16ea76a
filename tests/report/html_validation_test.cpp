// The validation in the report, and the verdicts of its first page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/html/summary/verdicts.hpp"

namespace rtsurv::report {
namespace {

using html::Verdict, html::verdicts;
using results::CorrectedEstimate;
using ::testing::HasSubstr;
using ::testing::Not;

/// One endpoint with a model of one factor (100 events) and one effect over two groups of 50 events.
results::Study study_with(double p) {
  results::Study study = fixture::bare();
  results::EndpointResult& endpoint = study.endpoints[0];
  endpoint.name = "OS";
  endpoint.label = "Overall survival";
  results::CoxResult cox;
  cox.sample = {200, 100, 0, {}};
  cox.converged = true;
  results::CoxTerm term;
  term.term = "boost";
  term.level = "true";
  term.hazard_ratio = 0.6;
  term.p = p;
  cox.terms = {term};
  endpoint.multivariable = results::Multivariable{{"boost"}, "logrank p < 0.05", {cox, ""}};
  results::KaplanMeierResult km;
  km.groups.resize(2);
  km.groups[0].group = "false";
  km.groups[1].group = "true";
  km.groups[0].curve.events = km.groups[1].curve.events = 50;
  results::Effect effect;
  effect.variable = "boost";
  effect.within = "stage";
  effect.endpoint = "OS";
  effect.groups = {{"early", 100, {}, {}, {km, ""}}};
  effect.overall.value = cox;
  effect.interaction.value = survival::ChiSquareTest{4.0, 1, 0.04};
  study.effects = {effect};
  return study;
}

CorrectedEstimate corrected(CorrectedEstimate::Kind kind, double lower, double upper) {
  CorrectedEstimate one;
  one.kind = kind;
  one.endpoint = "OS";
  one.factor = "boost";
  one.level = "true";
  if (kind == CorrectedEstimate::Kind::effect_overall) one.within = "stage";
  one.apparent = 0.6;
  one.corrected = 0.7;
  one.optimism = -0.1;
  one.lower = lower;
  one.upper = upper;
  one.used = 1000;
  return one;
}

results::Validation validation(std::size_t selected, double upper) {
  results::Validation result;
  result.replicates = 1000;
  result.permutations = 500;
  result.failed = 1;
  result.reasons = {{"model of OS: it could not be fitted", 1}};
  result.cutpoints = {{"boost", "dose", "OS", {}, 50.0, 44.0, 60.0, {{44.0, 300}, {50.0, 700}}, 1000}};
  result.selection = {{"OS", {{"boost", selected, true}}, {{{"boost"}, selected}, {{}, 1000 - selected}}, selected}};
  result.corrected = {corrected(CorrectedEstimate::Kind::model_term, 0.5, upper),
                      corrected(CorrectedEstimate::Kind::effect_overall, 0.5, upper)};
  result.conclusions = {{"boost", "stage", "OS", 1000, 800, 500, 170, {{"early", 1000}}}};
  return result;
}

TEST(Verdicts, AreSolidWhenEveryCheckHolds) {
  const std::vector<Verdict> all = verdicts(study_with(0.01));
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].grade, Verdict::Grade::solid);
  EXPECT_THAT(all[0].finding, HasSubstr("boost goes with a lower hazard (overall survival)"));
  EXPECT_EQ(all[0].id, "multivariable-1");
  EXPECT_EQ(all[1].grade, Verdict::Grade::solid);
  EXPECT_EQ(all[2].grade, Verdict::Grade::solid);
}

TEST(Verdicts, AreNotShownWithoutASmallP) {
  const std::vector<Verdict> all = verdicts(study_with(0.05));
  EXPECT_EQ(all[0].grade, Verdict::Grade::not_shown);
  EXPECT_EQ(all[1].grade, Verdict::Grade::not_shown);
  results::Study unknown = study_with(0.01);
  unknown.effects[0].overall = {std::nullopt, "no events"};
  EXPECT_EQ(verdicts(unknown)[1].why, "not estimable");
}

TEST(Verdicts, AreUncertainWhenACheckFails) {
  results::Study study = study_with(0.01);
  study.validation = validation(700, 0.9);
  EXPECT_EQ(verdicts(study)[0].grade, Verdict::Grade::uncertain);
  EXPECT_THAT(verdicts(study)[0].why, HasSubstr("only 70.0\u2009% of the bootstrap replicates"));
  study.validation = validation(900, 1.1);
  EXPECT_THAT(verdicts(study)[0].why, HasSubstr("corrected for optimism the hazard ratio is 0.70 (0.50\u20131.10)"));
  EXPECT_EQ(verdicts(study)[1].grade, Verdict::Grade::uncertain);
  study.validation = validation(900, 0.9);
  EXPECT_EQ(verdicts(study)[0].grade, Verdict::Grade::solid);
  study.endpoints[0].multivariable->cox.value->sample.events = 9;
  EXPECT_THAT(verdicts(study)[0].why, HasSubstr("9 events per coefficient"));
  study.effects[0].groups[0].km.value->groups[1].curve.events = 4;
  EXPECT_THAT(verdicts(study)[2].why, HasSubstr("only 4 events"));
}

TEST(Verdicts, JudgeASearchedCutByItsCorrectedP) {
  results::Study study = study_with(0.01);
  results::CutpointResult cut;
  cut.name = "boost";
  cut.variable = "dose";
  cut.maxstat.p = 0.2;
  study.cutpoints = {cut};
  EXPECT_EQ(verdicts(study)[1].grade, Verdict::Grade::uncertain);
  EXPECT_THAT(verdicts(study)[1].why, HasSubstr("corrected for that, P = 0.20"));
  study.cutpoints[0].fixed = 50.0;
  EXPECT_EQ(verdicts(study)[1].grade, Verdict::Grade::solid);
}

TEST(ValidationSection, TellsWhatTheReplicatesSay) {
  results::Study study = study_with(0.01);
  EXPECT_THAT(html_report(study, {}), Not(HasSubstr("id=\"validation\"")));
  study.validation = validation(900, 0.9);
  const std::string html = html_report(study, {});
  EXPECT_THAT(html, HasSubstr("id=\"validation\""));
  EXPECT_THAT(html, HasSubstr("below 0.05 in 80.0\u202F% of the replicates"));
  EXPECT_THAT(html, HasSubstr("34.0\u202F% of 500 permutations"));
  EXPECT_THAT(html, HasSubstr("44\u201360"));
  EXPECT_THAT(html, HasSubstr("90.0\u202F% *"));
  EXPECT_THAT(html, HasSubstr("0.70 (0.50\u20130.90)"));
  EXPECT_THAT(html, HasSubstr("1 replicate: model of OS: it could not be fitted."));
  EXPECT_THAT(html, HasSubstr("repeated on 1,000 bootstrap samples"));
}

}  // namespace
}  // namespace rtsurv::report
