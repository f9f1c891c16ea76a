#include "rtsurv/results/json/lookup.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rtsurv::results {
namespace {

using ::testing::HasSubstr;

Study example() {
  Study study;
  study.flow = {{std::nullopt, 0, 12}, {"Course not completed", 5, 7}, {"Schedule 45/15", 1, 6}};
  KaplanMeierResult km;
  for (const char* name : {"Group 1", "Group 2"}) {
    KaplanMeierResult::Group group;
    group.group = name;
    survival::SurvivalAt at;
    at.time = 24.0;
    at.at_risk = 3.0;
    if (group.group == "Group 1") at.survival = 0.639;
    group.curve.at.push_back(at);
    km.groups.push_back(group);
  }
  CoxResult cox;
  for (const char* level : {"mixed", "progressive"}) {
    CoxTerm term;
    term.term = "outside";
    term.level = level;
    term.hazard_ratio = 2.2;
    cox.terms.push_back(term);
  }
  RiskGroups groups;
  groups.endpoints.push_back({"LC", {km, {}}, {std::nullopt, "no event"}, {cox, {}}, {}});
  study.risk_groups = groups;
  return study;
}

const Lookup& lookup() {
  static const Lookup instance(example());
  return instance;
}

double value_at(std::string_view address) {
  const Found found = lookup().at(address);
  EXPECT_EQ(found.problem, "");
  EXPECT_TRUE(found.single);
  return found.numbers.at(0).second.value_or(-1.0);
}

TEST(Lookup, FollowsKeysAndLabels) {
  EXPECT_EQ(value_at("flow/Course not completed/excluded"), 5.0);
  EXPECT_EQ(value_at("flow/\"Schedule 45/15\"/remaining"), 6.0);
  EXPECT_EQ(value_at("risk_groups/endpoints/LC/cox/terms/outside/progressive/hr"), 2.2);
}

TEST(Lookup, SharesAreGivenInPercent) {
  EXPECT_NEAR(value_at("risk_groups/endpoints/LC/km/groups/Group 1/at/24/survival"), 63.9, 1e-12);
  EXPECT_EQ(value_at("risk_groups/endpoints/LC/km/groups/Group 1/at/24/at_risk"), 3.0);
}

TEST(Lookup, AnObjectGivesItsNumbers) {
  const Found found = lookup().at("flow/Course not completed");
  EXPECT_FALSE(found.single);
  ASSERT_EQ(found.numbers.size(), 2U);
  EXPECT_EQ(found.numbers[1], Found::Number("remaining", 7.0));
}

TEST(Lookup, WhatCannotBeEstimatedIsThereWithoutANumber) {
  const Found null = lookup().at("risk_groups/endpoints/LC/km/groups/Group 2/at/24/survival");
  EXPECT_EQ(null.problem, "");
  EXPECT_FALSE(null.numbers.at(0).second);
  const Found reason = lookup().at("risk_groups/endpoints/LC/logrank/p");
  EXPECT_EQ(reason.problem, "");
  EXPECT_FALSE(reason.numbers.at(0).second);
}

TEST(Lookup, CountsCanBeAdded) {
  Study study = example();
  study.response = Response{};
  Tally::Group all{"all", 9, 0, {{"SD", {4, 9, 44.4, 10.0, 80.0}}, {"PD", {2, 9, 22.2, 5.0, 60.0}}}, {}};
  study.response->best.groups.push_back(all);
  const Lookup found(study);
  const std::string levels = "response/best/groups/all/levels/";
  const Found sum = found.at(levels + "SD + " + levels + "PD");
  ASSERT_EQ(sum.problem, "");
  ASSERT_EQ(sum.numbers.size(), 2U) << "limits do not add up";
  EXPECT_EQ(sum.numbers[0], Found::Number("n", 6.0));
  EXPECT_NEAR(sum.numbers[1].second.value(), 66.6, 1e-12);
  EXPECT_THAT(found.at(levels + "SD + " + levels + "XX").problem, HasSubstr("no \"XX\""));
  EXPECT_THAT(found.at("study/landmarks + flow/all").problem, HasSubstr("nothing stands here"));
}

TEST(Lookup, QuotesHoldAWholeStep) {
  Study study = example();
  std::size_t excluded = 1;
  for (const char* reason : {"A/B + C", "lost \"early\"", "\"late\" start"})
    study.flow.push_back({reason, excluded++, 1});
  const Lookup found(study);
  EXPECT_EQ(found.at("flow/\"A/B + C\"/excluded").numbers.at(0).second, 1.0);
  EXPECT_EQ(found.at("flow/lost \"early\"/excluded").numbers.at(0).second, 2.0);
  EXPECT_EQ(found.at("flow/\"\"late\" start\"/excluded").numbers.at(0).second, 3.0);
  EXPECT_NE(found.at("flow/lost \"early\" + ").problem, "");
}

TEST(Lookup, AWrongStepIsNamedWithTheNearestRightOne) {
  EXPECT_THAT(lookup().at("risk_group/endpoints").problem, HasSubstr("did you mean \"risk_groups\""));
  EXPECT_THAT(lookup().at("risk_groups/endpoints/LC/km/groups/Group 3").problem, HasSubstr("\"Group 1\""));
  EXPECT_THAT(lookup().at("risk_groups/endpoints/LC/cox/terms/outside").problem, HasSubstr("choose one"));
  EXPECT_THAT(lookup().at("study").problem, HasSubstr("no number"));
  EXPECT_THAT(lookup().at("study/title").problem, HasSubstr("no number"));
  EXPECT_THAT(lookup().at("").problem, HasSubstr("there is no \"\""));
}

}  // namespace
}  // namespace rtsurv::results
