#include "rtsurv/report/figure/draw/scale.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rtsurv::report::figure {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

TEST(LinearScale, MapsItsEndsToItsEnds) {
  const LinearScale scale{0.0, 60.0, 100.0, 400.0};
  EXPECT_DOUBLE_EQ(scale(0.0), 100.0);
  EXPECT_DOUBLE_EQ(scale(60.0), 400.0);
  EXPECT_DOUBLE_EQ(scale(15.0), 175.0);
}

TEST(TimeTicks, AreRoundTimesOfTheUnit) {
  EXPECT_THAT(time_ticks(31.0, TimeUnit::months, 6), ElementsAre(0, 6, 12, 18, 24, 30, 36));
  EXPECT_THAT(time_ticks(61.0, TimeUnit::months, 6), ElementsAre(0, 12, 24, 36, 48, 60, 72));
  EXPECT_THAT(time_ticks(9.5, TimeUnit::years, 5), ElementsAre(0, 2, 4, 6, 8, 10));
  EXPECT_THAT(time_ticks(1700.0, TimeUnit::days, 6), ElementsAre(0, 365, 730, 1095, 1460, 1825));
  EXPECT_THAT(time_ticks(200.0, TimeUnit::weeks, 5), ElementsAre(0, 52, 104, 156, 208));
}

TEST(TimeTicks, EndAtTheLastTimeWhenItIsRound) {
  EXPECT_THAT(time_ticks(60.0, TimeUnit::months, 6), ElementsAre(0, 12, 24, 36, 48, 60));
  EXPECT_THAT(time_ticks(60.0 + 1e-12, TimeUnit::months, 6), ElementsAre(0, 12, 24, 36, 48, 60));
}

TEST(DecimalTicks, HaveARoundStepWhateverTheUnit) {
  EXPECT_THAT(decimal_ticks(31.0, 6), ElementsAre(0, 10, 20, 30, 40));
  EXPECT_THAT(decimal_ticks(1700.0, 6), ElementsAre(0, 500, 1000, 1500, 2000));
  EXPECT_THAT(decimal_ticks(0.0, 6), ElementsAre(0, 0.2, 0.4, 0.6000000000000001, 0.8, 1));
}

TEST(TimeTicks, CoverTinyAndHugeTimes) {
  EXPECT_THAT(time_ticks(0.0, TimeUnit::years, 6), ElementsAre(0, 0.25, 0.5, 0.75, 1));
  for (const double last : {1e-6, 0.03, 1.0, 10000.0, 3e7}) {
    const auto ticks = time_ticks(last, TimeUnit::days, 6);
    EXPECT_GE(ticks.size(), 2U) << last;
    EXPECT_LE(ticks.size(), 8U) << last;
    EXPECT_GE(ticks.back(), last * (1.0 - 1e-9)) << last;
  }
}

TEST(RoundTicks, LieInsideTheInterval) {
  EXPECT_THAT(round_ticks(0.0, 3.2, 4), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(round_ticks(31.0, 88.0, 6), ElementsAre(40, 50, 60, 70, 80));
  EXPECT_THAT(round_ticks(0.0, 100.0, 5), ElementsAre(0, 20, 40, 60, 80, 100));
  EXPECT_THAT(round_ticks(-0.3, 0.3, 6), Pointwise(DoubleNear(1e-12), {-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3}));
  EXPECT_THAT(round_ticks(5.0, 5.0, 6), ElementsAre(5));
}

TEST(RatioTicks, ArePowersOfTwoInsideTheInterval) {
  EXPECT_THAT(ratio_ticks(0.2, 5.0, 1), ElementsAre(0.25, 0.5, 1, 2, 4));
  EXPECT_THAT(ratio_ticks(0.5, 2.0, 1), ElementsAre(0.5, 1, 2));
  EXPECT_THAT(ratio_ticks(0.05, 20.0, 2), ElementsAre(0.0625, 0.25, 1, 4, 16));
}

}  // namespace
}  // namespace rtsurv::report::figure
