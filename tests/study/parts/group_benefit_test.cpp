// The rules by which a group benefits, at their edges.
#include "rtsurv/study/parts/recommend/group_benefit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rtsurv::study {
namespace {

using results::CoxTerm;
using results::RecommendedGroup;
using ::testing::HasSubstr;
using Benefit = RecommendedGroup::Benefit;

CoxTerm term_of(std::optional<double> ratio, std::optional<double> lower, std::optional<double> upper) {
  CoxTerm term;
  term.term = "high";
  term.level = "true";
  term.hazard_ratio = ratio;
  term.lower = lower;
  term.upper = upper;
  term.n = 20;
  term.events = 3;
  return term;
}

RecommendedGroup judged(double events, const std::vector<CoxTerm>& terms) {
  results::CoxResult cox;
  cox.sample.n = 40;
  cox.sample.events = events;
  cox.terms = terms;
  RecommendedGroup group;
  judge_benefit({"bone", 40, {}, {cox, {}}, {}}, group);
  return group;
}

TEST(GroupBenefit, NeedsTenEvents) {
  const std::vector<CoxTerm> good{term_of(0.3, 0.1, 0.9)};
  EXPECT_EQ(judged(9, good).benefit, Benefit::too_few_events);
  EXPECT_THAT(judged(9, good).why, HasSubstr("9 events in the group, fewer than 10"));
  EXPECT_EQ(judged(9, good).hazard_ratio, 0.3);
  EXPECT_EQ(judged(10, good).benefit, Benefit::shown);
  EXPECT_THAT(judged(10, good).why, HasSubstr("0.30 (95 % CI 0.10–0.90, 10 events)"));
}

TEST(GroupBenefit, NeedsAnIntervalBelowOne) {
  EXPECT_EQ(judged(10, {term_of(0.5, 0.25, 0.999999)}).benefit, Benefit::shown);
  EXPECT_EQ(judged(10, {term_of(0.5, 0.25, 1.0)}).benefit, Benefit::includes_one);
  EXPECT_EQ(judged(10, {term_of(2.0, 1.0, 4.0)}).benefit, Benefit::includes_one);
  EXPECT_EQ(judged(10, {term_of(2.0, 1.000001, 4.0)}).benefit, Benefit::harm);
}

TEST(GroupBenefit, NoEventAtHighDoseCountsWhenItsPIsSmall) {
  CoxTerm none = term_of({}, {}, {});
  none.infinite = true;
  none.events = 0;
  none.p = 0.0499;
  EXPECT_EQ(judged(10, {none}).benefit, Benefit::shown);
  EXPECT_THAT(judged(10, {none}).why, HasSubstr("none of 20 patients with high dose had an event, 10 of all 40 had"));
  EXPECT_EQ(judged(9, {none}).benefit, Benefit::too_few_events);
  none.p = 0.05;
  EXPECT_EQ(judged(10, {none}).benefit, Benefit::not_estimable);
  none.p = 0.001;
  none.events = 10;  // all events at high dose: the hazard ratio is infinite, not zero
  EXPECT_EQ(judged(10, {none}).benefit, Benefit::not_estimable);
  EXPECT_THAT(judged(10, {none}).why, HasSubstr("without bound"));
}

TEST(GroupBenefit, SaysWhyThereIsNoHazardRatio) {
  EXPECT_EQ(judged(10, {term_of(1, 1, 1), term_of(1, 1, 1)}).benefit, Benefit::not_estimable);
  RecommendedGroup group;
  judge_benefit({"bone", 40, {}, {std::nullopt, "a single level"}, {}}, group);
  EXPECT_EQ(group.benefit, Benefit::not_estimable);
  EXPECT_EQ(group.why, "a single level");
}

}  // namespace
}  // namespace rtsurv::study
