// Which statements change side, and between which values.
#include "rtsurv/study/parts/sweep/sweep_conclusions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/study/parts/sweep/swept_cutpoint.hpp"

namespace rtsurv::study {
namespace {

using results::Sweep;
using results::SweptConclusion;
using results::SweptEffect;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = SweptConclusion::Kind;

Sweep four_values() {
  Sweep sweep;
  sweep.alpha_beta_gy = {2.0, 3.0, 4.0, 5.0};
  sweep.reference = 1;
  return sweep;
}

SweptEffect::At ratio(double value, double p) {
  SweptEffect::At at;
  at.hazard_ratio = value;
  at.p = p;
  return at;
}

TEST(SweepConclusions, AChangeLiesBetweenTheValuesAtWhichTheDataCanTell) {
  Sweep sweep = four_values();
  sweep.effects.push_back({"high", "site", "OS", {}, {{{}, "x"}, {{}, "x"}, {{}, "x"}, {{}, "x"}}});
  sweep.effects[0].groups.push_back({"bone", {{ratio(0.5, 0.01), {}}, {{}, "x"}, {ratio(1.5, 0.2), {}}, {{}, "x"}}});
  const std::vector<SweptConclusion> conclusions = conclusions_of(sweep);
  ASSERT_EQ(conclusions.size(), 3U);
  EXPECT_EQ(conclusions[0].kind, Kind::effect_direction);
  EXPECT_THAT(conclusions[0].holds, ElementsAre(true, std::nullopt, false, std::nullopt));
  EXPECT_FALSE(conclusions[0].at_reference);
  ASSERT_EQ(conclusions[0].changes.size(), 1U);
  EXPECT_EQ(conclusions[0].changes[0].from_gy, 2.0);
  EXPECT_EQ(conclusions[0].changes[0].to_gy, 4.0);
  EXPECT_FALSE(conclusions[0].changes[0].becomes);
  EXPECT_EQ(conclusions[1].kind, Kind::effect_p);
  EXPECT_THAT(conclusions[1].holds, ElementsAre(true, std::nullopt, false, std::nullopt));
  EXPECT_EQ(conclusions[2].kind, Kind::interaction_p);
  EXPECT_EQ(conclusions[2].within, "site");
  EXPECT_THAT(conclusions[2].changes, IsEmpty());
}

TEST(SweepConclusions, APOfExactlyFivePercentIsNotBelowIt) {
  Sweep sweep = four_values();
  sweep.cutpoints.push_back({"high", "eqd2", "OS", {}, survival::MaxstatP::lausen94, {}, {}});
  for (const double p : {0.049, 0.05, 0.051, 0.01}) sweep.cutpoints[0].at.push_back({{{60.0, 2.0, p, 5, 5}}, {}});
  const std::vector<SweptConclusion> conclusions = conclusions_of(sweep);
  ASSERT_EQ(conclusions.size(), 1U);
  EXPECT_EQ(conclusions[0].kind, Kind::cutpoint_p);
  EXPECT_EQ(conclusions[0].endpoint, "OS");
  EXPECT_THAT(conclusions[0].holds, ElementsAre(true, false, false, true));
  EXPECT_EQ(conclusions[0].at_reference, false);
  ASSERT_EQ(conclusions[0].changes.size(), 2U);
  EXPECT_EQ(conclusions[0].changes[1].from_gy, 4.0);
  EXPECT_TRUE(conclusions[0].changes[1].becomes);
}

TEST(SweepConclusions, AnInfiniteHazardRatioHasNoDirectionButItsP) {
  Sweep sweep = four_values();
  SweptEffect::At infinite;
  infinite.infinite = true;
  infinite.p = 0.001;
  sweep.effects.push_back({"high", "site", "OS", {}, {{{}, "x"}, {{}, "x"}, {{}, "x"}, {{}, "x"}}});
  sweep.effects[0].groups.push_back({"bone", {{infinite, {}}, {infinite, {}}, {infinite, {}}, {infinite, {}}}});
  const std::vector<SweptConclusion> conclusions = conclusions_of(sweep);
  EXPECT_FALSE(conclusions[0].at_reference);
  EXPECT_EQ(conclusions[1].at_reference, true);
}

TEST(SweptPMethod, GivesWayToAClosedFormWhereTheSearchesWouldTakeTooLong) {
  using survival::MaxstatP;
  // 99,999 orderings of n patients at 46 values: 2e9 steps are 434 patients.
  EXPECT_EQ(swept_p_method(MaxstatP::conditional_monte_carlo, 434, 46).method, MaxstatP::conditional_monte_carlo);
  EXPECT_EQ(swept_p_method(MaxstatP::conditional_monte_carlo, 434, 46).why, "");
  const SweptPMethod large = swept_p_method(MaxstatP::conditional_monte_carlo, 435, 46);
  EXPECT_EQ(large.method, MaxstatP::lausen94);
  EXPECT_THAT(large.why, ::testing::HasSubstr("condMC of 435 patients at 46 values"));
  EXPECT_EQ(swept_p_method(MaxstatP::lausen92, 1000000, 1000).method, MaxstatP::lausen92);
}

}  // namespace
}  // namespace rtsurv::study
