// The methods of a report name what was computed, and nothing else.
#include "rtsurv/report/manuscript/methods/checks.hpp"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "rtsurv/report/manuscript/methods/comparisons.hpp"
#include "rtsurv/report/manuscript/methods/methods.hpp"
#include "rtsurv/report/manuscript/methods/patients.hpp"

namespace rtsurv::report::manuscript {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(MethodsText, ClaimsNothingThatWasNotComputed) {
  const results::Study study = fixture::bare();
  for (const auto part : {observed_methods, cut_evidence_methods, separation_methods, check_methods})
    EXPECT_THAT(part(study), IsEmpty());
}

TEST(MethodsText, NamesWhatWasObserved) {
  results::Study study = fixture::bare();
  study.response = results::Response{};
  EXPECT_THAT(observed_methods(study), AllOf(HasSubstr("recorded in the table"), HasSubstr("Clopper\u2013Pearson")));
  study.response->derived = true;
  study.referrals = results::Referrals{};
  study.referrals->trend = results::Referrals::Trend{};
  EXPECT_THAT(observed_methods(study), AllOf(HasSubstr("RECIST 1.1"), HasSubstr("Cochran\u2013Armitage")));
}

TEST(MethodsText, NamesTheEvidenceOfACut) {
  results::Study study = fixture::bare();
  results::CutpointResult cut;
  cut.evidence = results::CutpointEvidence{};
  cut.evidence->shrinkage.why = cut.evidence->spline.why = "no";
  study.cutpoints = {cut};
  EXPECT_THAT(cut_evidence_methods(study), IsEmpty());
  study.cutpoints[0].evidence->shrinkage.value = results::CutpointEvidence::Shrinkage{};
  study.cutpoints[0].evidence->fixed_test.value = survival::ChiSquareTest{};
  EXPECT_THAT(cut_evidence_methods(study),
              AllOf(HasSubstr("shrunken by 10-fold cross-validation"), HasSubstr("log-rank test of the cut"),
                    Not(HasSubstr("spline")), Not(HasSubstr("bootstrap"))));
}

TEST(MethodsText, NamesOnlyTheTestsThatWereMade) {
  results::Study study = fixture::bare();
  results::UnivariableRow row{"a", "a", false, {{}, "no"}, {{}, "no"}, {results::CoxResult{}, ""}};
  row.fine_gray = results::Maybe<results::FineGrayResult>{{}, "no"};
  study.endpoints[0].univariable = {row};
  EXPECT_THAT(univariable_methods(study), AllOf(HasSubstr("hazard ratios (HR) were estimated by Cox"),
                                                Not(HasSubstr("log-rank")), Not(HasSubstr("Where events compete"))));
  study.endpoints[0].univariable[0].logrank.value = results::LogRankResult{};
  study.endpoints[0].univariable[0].fine_gray->value = results::FineGrayResult{};
  EXPECT_THAT(univariable_methods(study), AllOf(HasSubstr("groups were compared by the log-rank test"),
                                                HasSubstr("Fine and Gray"), Not(HasSubstr("Gray\u2019s test"))));
  results::CutpointResult cut;
  cut.why = "no";
  cut.maxstat.cutpoint = std::numeric_limits<double>::quiet_NaN();
  study.cutpoints = {cut};
  EXPECT_THAT(cutpoint_methods(study), IsEmpty());
  study.cutpoints[0].fixed = 60.0;
  EXPECT_THAT(cutpoint_methods(study), testing::StartsWith("Analyses used the cut"));
  study.risk_groups = results::RiskGroups{};
  study.risk_groups->endpoints.push_back({"OS", {}, {{}, "no"}, {}, {}, {}});
  EXPECT_THAT(risk_group_methods(study), Not(HasSubstr("log-rank")));
  results::Effect effect;
  effect.variable = effect.within = "a";
  effect.interaction.why = "no";
  study.effects = {effect};
  EXPECT_THAT(effect_methods(study), AllOf(Not(HasSubstr("whether it differs")), Not(HasSubstr("Differences at"))));
}

TEST(MethodsText, SaysOnceWhatEffectsShare) {
  results::Study study = fixture::bare();
  results::Effect effect;
  effect.variable = "arm";
  effect.endpoint = "OS";
  for (const char* within : {"risk_group", "stage", "grade"}) {
    effect.within = within;
    study.effects.push_back(effect);
  }
  EXPECT_EQ(
      effect_methods(study),
      "The effect of arm on OS was estimated by a Cox model [@cox1972] in each risk group, each group of stage and "
      "each group of grade, and over all groups by a Cox model stratified by group. No P and no ratio is shown for "
      "a group with fewer than 10 events.");
  study.effects[2].variable = "dose >= 60 and fit";
  EXPECT_THAT(effect_methods(study),
              testing::StartsWith("The effect of arm on OS in each risk group and each group of stage and of a derived "
                                  "factor (see protocol) on OS in each group of grade was estimated by a Cox model"));
  study.effects[1].interaction.value = survival::ChiSquareTest{};
  EXPECT_THAT(effect_methods(study),
              AllOf(HasSubstr("The effect of arm on OS was estimated by a Cox model [@cox1972] in "
                              "each group of stage and over all groups by a Cox model stratified "
                              "by group; whether it differs"),
                    HasSubstr("stratified by group. The effect of")))
      << "a test that one of them had is not said of the others";
}

TEST(MethodsText, SaysOnceHowCutsWereSought) {
  results::Study study = fixture::bare();
  results::CutpointResult cut;
  cut.variable = "dose";
  cut.endpoint = "OS";
  study.cutpoints = {cut, cut};
  study.cutpoints[1].variable = "volume";
  EXPECT_THAT(cutpoint_methods(study),
              testing::StartsWith("Cut-points of dose for OS and of volume for OS were sought by"));
  study.cutpoints[1].min_proportion = 0.2;
  EXPECT_THAT(cutpoint_methods(study),
              AllOf(HasSubstr("A cut-point of dose for OS was sought"), HasSubstr("A cut-point of volume for OS was")));
}

TEST(Definition, IsInTheWordsOfTheProtocol) {
  results::Study study = fixture::bare();
  results::EndpointResult& endpoint = study.endpoints[0];
  endpoint.label = "Local control";
  endpoint.time = "from rt_start to coalesce(failure_date, last_seen)";
  endpoint.event = "failure_date is not null";
  endpoint.competing = "failure_date is null and dead";
  EXPECT_EQ(definition_phrase(study, endpoint), "local control") << "nothing but expressions is known";
  study.columns.push_back({"rt_start", "Start of radiotherapy", "", {}, {}});
  EXPECT_EQ(definition_phrase(study, endpoint), "local control (time from start of radiotherapy)");
  endpoint.event_label = "Local failure";
  endpoint.competing_label = "Death";
  EXPECT_EQ(definition_phrase(study, endpoint),
            "local control (time from start of radiotherapy to local failure; competing event: death)");
  endpoint.definition = "Time from the first fraction to growth inside the field.";
  EXPECT_EQ(definition_phrase(study, endpoint),
            "local control (time from the first fraction to growth inside the field)");
  EXPECT_THAT(outcome_methods(study), Not(HasSubstr("coalesce")));
}

TEST(Definition, TakesTheLabelOfAColumn) {
  results::Study study = fixture::bare();
  results::EndpointResult& endpoint = study.endpoints[0];
  endpoint.label = "OS";
  endpoint.time = "os_months";
  endpoint.event = "died";
  EXPECT_EQ(definition_phrase(study, endpoint), "OS");
  study.columns.push_back({"died", "Death from any cause", "", {}, {}});
  EXPECT_EQ(definition_phrase(study, endpoint), "OS (time to death from any cause)");
}

TEST(MethodsText, NamesFirthWhereItStands) {
  results::Study study = fixture::bare();
  results::CoxResult cox;
  cox.terms.resize(1);
  study.endpoints[0].univariable.push_back({"a", "a", false, {}, {}, {cox, ""}});
  EXPECT_THAT(separation_methods(study), IsEmpty());
  study.endpoints[0].univariable[0].cox.value->terms[0].firth = results::FirthEstimate{};
  EXPECT_THAT(separation_methods(study), HasSubstr("Firth\u2019s penalised likelihood"));
}

TEST(MethodsText, NamesTheChecks) {
  results::Study study = fixture::bare();
  results::EndpointResult& endpoint = study.endpoints[0];
  endpoint.multivariable = results::Multivariable{};
  endpoint.multivariable->checks = results::Maybe<results::ModelChecks>{results::ModelChecks{}, ""};
  EXPECT_THAT(check_methods(study), AllOf(HasSubstr("events per coefficient"), HasSubstr("dfbeta"),
                                          Not(HasSubstr("straightness")), Not(HasSubstr("Follow-up"))));
  endpoint.multivariable->checks->value->linearity.resize(1);
  endpoint.follow_up_checks = results::FollowUpChecks{};
  endpoint.follow_up_checks->entrants.value = results::FollowUpChecks::Entrants{};
  endpoint.missing.resize(1);
  EXPECT_THAT(check_methods(study), AllOf(Not(HasSubstr("straightness")), Not(HasSubstr("Follow-up"))))
      << "none of them could be made";
  endpoint.multivariable->checks->value->linearity[0].nonlinear.value = survival::ChiSquareTest{};
  endpoint.follow_up_checks->entrants.value->log_rank.value = survival::ChiSquareTest{};
  endpoint.missing[0].log_rank.value = survival::ChiSquareTest{};
  EXPECT_THAT(check_methods(study), AllOf(HasSubstr("straightness of numbers"), HasSubstr("early with late entrants"),
                                          HasSubstr("with and without a missing factor")));
}

}  // namespace
}  // namespace rtsurv::report::manuscript
