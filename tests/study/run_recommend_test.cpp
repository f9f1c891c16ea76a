// [recommend] and [[dose.response]] in a whole study.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rtsurv/dose/dose_response_fit.hpp"
#include "rtsurv/results/json.hpp"
#include "rtsurv/study/group_benefit.hpp"
#include "schema.hpp"
#include "study/dosed_study.hpp"

namespace rtsurv::study {
namespace {

using testing::dosed_cohort;
using testing::dosed_protocol;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::study_of;
using Benefit = results::RecommendedGroup::Benefit;

std::vector<std::string> names(const std::vector<results::RegimenOption>& options) {
  std::vector<std::string> all;
  for (const results::RegimenOption& option : options) all.push_back(option.schedule.name);
  return all;
}

const std::string plain_dose = R"([risk_groups]
factors = ["lines = 1"]
groups = { "Low" = [0], "High" = [1] }
[[endpoint]]
name = "LC"
time = "months"
event = "failed"
[[effect]]
variable = "eqd2 >= 63"
within = "risk_group"
endpoint = "LC"
[dose]
total = "gy"
fractions = "n"
alpha_beta = 3.5
)";

// At 3.5 Gy: 35/5 66.8, 48/10 72.4, 44/10 63.2, 45/10 65.5, 60/15 81.8, 54/18 63.8; 36/6 62.2, 45/15 53.2, 30/10 35.5.
TEST(RunRecommend, ListsWhatReachesAndWhatDoesNot) {
  const results::Study study =
      study_of(plain_dose + "[recommend]\nthreshold = 63\nendpoint = \"LC\"\n", dosed_cohort());
  const results::Recommendation& result = study.recommendation.value();
  ASSERT_EQ(result.groups.size(), 2U);
  const results::RecommendedGroup& group = result.groups[0];
  EXPECT_EQ(group.group, "Low");
  EXPECT_THAT(names(group.reaching), ElementsAre("35/5", "44/10", "45/10", "48/10", "60/15", "54/18"));
  EXPECT_THAT(names(group.failing), ElementsAre("36/6", "45/15", "30/10"));
  EXPECT_NEAR(group.failing[0].eqd2_gy, 36.0 * 9.5 / 5.5, 1e-10);
  EXPECT_TRUE(group.failing[0].reaches_at_low);
  EXPECT_FALSE(group.failing[0].reaches_at_high);
  EXPECT_NEAR(group.reaching[0].lowest_eqd2_gy, 35.0 * 12.7 / 7.7, 1e-10);
  EXPECT_NEAR(group.reaching[0].highest_eqd2_gy, 35.0 * 8.2 / 3.2, 1e-10);
  EXPECT_EQ(group.reaching[0].n, 0U);
  EXPECT_FALSE(group.reaching[0].outcome.has_value());
  std::size_t used = 0;
  for (const results::RecommendedGroup& one : result.groups)
    for (const auto* list : {&one.reaching, &one.failing})
      for (const results::RegimenOption& option : *list) used += option.n;
  EXPECT_EQ(used, 160U);
}

TEST(RunRecommend, TakesItsThresholdFromACutPoint) {
  const results::Study study =
      study_of(dosed_protocol("3.5",
                              "[recommend]\ncutpoint = \"cut\"\nendpoint = \"LC\"\n[[cutpoint]]\nname = \"cut\"\n"
                              "variable = \"eqd2\"\nendpoint = \"LC\"\np_method = \"Lau94\"\n[[effect]]\n"
                              "variable = \"cut\"\nwithin = \"risk_group\"\nendpoint = \"LC\"\n"),
               dosed_cohort());
  const results::Recommendation& result = study.recommendation.value();
  EXPECT_TRUE(result.searched);
  EXPECT_FALSE(result.reached_at_equality);
  EXPECT_EQ(result.threshold_gy, study.cutpoints[1].maxstat.cutpoint);
}

results::RecommendedGroup judged(results::CoxTerm term, double events) {
  results::Effect::Group effect;
  results::CoxResult cox;
  cox.sample.n = 40;
  cox.sample.events = events;
  term.level = "true";
  cox.terms.push_back(term);
  effect.cox.value = cox;
  results::RecommendedGroup group;
  judge_benefit(effect, group);
  return group;
}

TEST(GroupBenefit, NeedsTenEventsAndAnIntervalBelowOne) {
  results::CoxTerm term;
  term.hazard_ratio = 0.4;
  term.lower = 0.2;
  term.upper = 0.999;
  EXPECT_EQ(judged(term, 10).benefit, Benefit::shown);
  EXPECT_EQ(judged(term, 9).benefit, Benefit::too_few_events);
  term.upper = 1.0;
  EXPECT_EQ(judged(term, 10).benefit, Benefit::includes_one);
  term.lower = 1.001;
  EXPECT_EQ(judged(term, 10).benefit, Benefit::harm);
  EXPECT_THAT(judged(term, 9).why, HasSubstr("9 events"));
}

TEST(GroupBenefit, IsShownWhenNobodyWithHighDoseHadAnEvent) {
  results::CoxTerm term;
  term.infinite = true;
  term.n = 12;
  term.p = 0.01;
  EXPECT_EQ(judged(term, 15).benefit, Benefit::shown);
  term.p = 0.06;
  EXPECT_EQ(judged(term, 15).benefit, Benefit::not_estimable);
  term.p = 0.01;
  term.events = 15;  // all events with high dose: the ratio is infinite
  EXPECT_EQ(judged(term, 15).benefit, Benefit::not_estimable);
}

// Bins hold whole schedules, so their patients and events add up to those of the fit, which is that of the library.
TEST(RunDoseResponse, IsTheFitOfTheCohortsColumns) {
  const results::Study study =
      study_of(plain_dose + "[[dose.response]]\nendpoint = \"LC\"\nlandmark = 24\nbins = 3\n", dosed_cohort());
  const results::DoseResponse& response = study.dose_responses.at(0);
  ASSERT_TRUE(response.fit.value.has_value()) << response.fit.why;
  EXPECT_EQ(response.n, 160U);
  EXPECT_EQ(response.fit.value->n, 160U);
  EXPECT_EQ(response.fit.value->events, response.events);
  std::size_t n = 0, events = 0;
  for (const results::DoseResponse::Bin& bin : response.bins) {
    n += bin.n;
    events += bin.events;
    EXPECT_GE(bin.mean_gy, bin.lowest_gy);
    EXPECT_LE(bin.mean_gy, bin.highest_gy);
  }
  EXPECT_EQ(n, response.n);
  EXPECT_EQ(events, response.events);
  EXPECT_NEAR(response.fit.value->dose_gy.front(), 30.0 * 6.5 / 5.5, 1e-10);
  EXPECT_NEAR(response.fit.value->dose_gy.back(), 60.0 * 7.5 / 5.5, 1e-10);
}

TEST(RunDoseResponse, SaysWhyThereIsNone) {
  const std::string cohort = "months,failed,lines,gy,n\n1,1,0,45,15\n30,0,1,45,15\n30,0,0,45,15\n";
  const results::Study study = study_of(plain_dose + "[[dose.response]]\nendpoint = \"LC\"\nlandmark = 24\n", cohort);
  EXPECT_FALSE(study.dose_responses.at(0).fit.value.has_value());
  EXPECT_THAT(study.dose_responses.at(0).fit.why, HasSubstr("dose"));
}

TEST(RunRecommend, ConformsToTheSchema) {
  const std::string json = results::to_json(
      study_of(plain_dose + "[recommend]\nthreshold = 63\nendpoint = \"LC\"\n[[dose.response]]\nendpoint = \"LC\"\n"
                            "[dose.sweep]\nfrom = 2\nto = 5\nstep = 1\n",
               dosed_cohort()));
  EXPECT_EQ(tests::schema_problems(nlohmann::json::parse(json)), "");
}

}  // namespace
}  // namespace rtsurv::study
