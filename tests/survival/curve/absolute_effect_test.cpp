#include "rtsurv/survival/curve/absolute_effect.hpp"

#include <cmath>
#include <utility>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::survival {
namespace {

// 0.6 - 0.4 = 0.2; se = sqrt(0.06^2 + 0.08^2) = 0.1; 0.2 -+ 1.959964 x 0.1; z = 2.
TEST(ProbabilityDifference, ByHand) {
  const Contrast difference = probability_difference({0.4, 0.06}, {0.6, 0.08});
  EXPECT_TRUE(difference.has_interval());
  EXPECT_NEAR(difference.estimate, 0.2, 1e-12);
  EXPECT_NEAR(difference.std_error, 0.1, 1e-12);
  EXPECT_NEAR(difference.lower, 0.0040036015, 1e-9);
  EXPECT_NEAR(difference.upper, 0.3959963985, 1e-9);
  EXPECT_NEAR(difference.p, 0.0455002639, 1e-9);
}

TEST(ProbabilityDifference, StaysWithinOne) {
  EXPECT_EQ(probability_difference({0.05, 0.2}, {0.95, 0.2}).upper, 1.0);
  EXPECT_THROW((void)probability_difference({0.5, 0.1}, {0.5, 0.1}, 1.0), InvalidOption);
}

// 0 of 7 against 48 of whom a quarter had the event: -25 points, but nothing says how well the 7 are known.
TEST(ProbabilityDifference, HasNoIntervalWhereASideHasNoError) {
  for (const auto& [first, second] : {std::pair(Probability{1.0, 0.0}, Probability{0.75, 0.0625}),
                                      std::pair(Probability{0.75, 0.0625}, Probability{0.0, 0.0}),
                                      std::pair(Probability{1.0, 0.0}, Probability{1.0, 0.0})}) {
    const Contrast difference = probability_difference(first, second);
    EXPECT_FALSE(difference.has_interval());
    EXPECT_EQ(difference.estimate, second.estimate - first.estimate);
    for (const double number : {difference.std_error, difference.lower, difference.upper, difference.p})
      EXPECT_TRUE(std::isnan(number));
  }
}

// Altman's example: a difference of 10 % (-5 % to 25 %) is an NNT of 10, from 4 to benefit through infinity to 20 to
// harm.
TEST(NumberNeeded, GoesThroughInfinityWhenTheIntervalHoldsZero) {
  const NumberNeeded needed = number_needed({0.10, 0.0765, -0.05, 0.25, 0.19});
  EXPECT_NEAR(*needed.estimate, 10.0, 1e-12);
  EXPECT_FALSE(needed.to_harm);
  EXPECT_TRUE(needed.through_infinity);
  EXPECT_NEAR(*needed.benefit_from, 4.0, 1e-12);
  EXPECT_NEAR(*needed.harm_from, 20.0, 1e-12);
  EXPECT_FALSE(needed.lower);
}

TEST(NumberNeeded, HasTwoLimitsOfOneKindOtherwise) {
  const NumberNeeded benefit = number_needed({0.25, 0.05, 0.2, 0.5, 0.001});
  EXPECT_FALSE(benefit.to_harm);
  EXPECT_NEAR(*benefit.lower, 2.0, 1e-12);
  EXPECT_NEAR(*benefit.upper, 5.0, 1e-12);
  const NumberNeeded harm = number_needed({-0.25, 0.05, -0.5, -0.2, 0.001});
  EXPECT_TRUE(harm.to_harm);
  EXPECT_NEAR(*harm.lower, 2.0, 1e-12);
  EXPECT_NEAR(*harm.upper, 5.0, 1e-12);
}

TEST(NumberNeeded, IsInfiniteWithoutADifference) {
  const NumberNeeded none = number_needed({0.0, 0.1, 0.0, 0.2, 1.0});
  EXPECT_FALSE(none.estimate);
  EXPECT_TRUE(none.through_infinity);
  EXPECT_FALSE(none.harm_from);
}

}  // namespace
}  // namespace rtsurv::survival
