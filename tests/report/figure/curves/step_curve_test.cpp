#include "rtsurv/report/figure/curves/step_curve.hpp"

#include <gtest/gtest.h>

#include "report/figure_reading.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::cohort;
using figure_reading::estimate;

// Six patients: events at 1, 3, 3, 6; censored at 3 and 5 months. By hand, just before each tick:
//   t = 0: 6 at risk;   t = 3: 5 at risk, 1 event;   t = 6: 1 at risk, 3 events, 2 censored.
TEST(NumbersAt, CountWhatCameBeforeEachTime) {
  const auto curve = estimate({{1, 1}, {3, 1}, {3, 1}, {6, 1}, {3, 0}, {5, 0}});
  const auto expect = [&](double time, double at_risk, double censored, double events) {
    const auto numbers = figure::numbers_at(curve, time);
    EXPECT_EQ(numbers.at_risk, at_risk) << time;
    EXPECT_EQ(numbers.censored, censored) << time;
    EXPECT_EQ(numbers.events, events) << time;
  };
  expect(0, 6, 0, 0);
  expect(3, 5, 0, 1);
  expect(3.5, 2, 1, 3);
  expect(6, 1, 2, 3);
  expect(7, 0, 2, 4);
}

// The same six patients on scales of 10 points a month and 1 point a percent: S = 5/6, 1/2, 1/2, 0.
TEST(StepCurve, GoesThroughTheEstimate) {
  const auto curve = estimate({{1, 1}, {3, 1}, {3, 1}, {6, 1}, {3, 0}, {5, 0}});
  const auto shape = figure::step_curve(curve, {0, 12, 0, 120}, {0, 1, 100, 0});
  EXPECT_TRUE(shape.line.empty()) << "fewer than ten patients support nothing";
  ASSERT_EQ(shape.tail.size(), 8U);
  const std::vector<figure::Point> expected = {{0, 0},   {10, 0},  {10, 100.0 / 6}, {30, 100.0 / 6},
                                               {30, 50}, {60, 50}, {60, 100},       {60, 100}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(shape.tail[i].x, expected[i].x, 1e-9) << i;
    EXPECT_NEAR(shape.tail[i].y, expected[i].y, 1e-9) << i;
  }
  ASSERT_EQ(shape.censored.size(), 2U);
  EXPECT_NEAR(shape.censored[1].x, 50.0, 1e-9);
  EXPECT_NEAR(shape.end.x, 60.0, 1e-9);
  EXPECT_NEAR(shape.end.y, 100.0, 1e-9);
}

TEST(StepCurve, IsPaleOnceFewerThanTenOrATenthAreAtRisk) {
  const auto twenty = figure::step_curve(estimate(cohort(20, 20.0)), {0, 20, 0, 200}, {0, 1, 100, 0});
  EXPECT_NEAR(twenty.tail.front().x, 110.0, 1e-9) << "ten are at risk just before 11, nine after";
  EXPECT_NEAR(twenty.line.back().x, 110.0, 1e-9);
  const auto thousand = figure::step_curve(estimate(cohort(1000, 1000.0)), {0, 1000, 0, 100}, {0, 1, 100, 0});
  EXPECT_NEAR(thousand.tail.front().x, 90.1, 1e-9) << "100 are at risk just before 901";
}

TEST(StepCurve, EndsItsBandWhereLimitsEnd) {
  const auto shape = figure::step_curve(estimate({{1, 1}, {2, 1}, {3, 1}}), {0, 4, 0, 40}, {0, 1, 100, 0});
  ASSERT_EQ(shape.tail_bands.size(), 1U) << "at 3 the estimate is 0 and has no limits";
  EXPECT_NEAR(shape.tail_bands[0].upper.front().x, 10.0, 1e-9);
  EXPECT_NEAR(shape.tail_bands[0].upper.back().x, 30.0, 1e-9);
}

TEST(StepCurve, OfARegistryStaysSmall) {
  const auto shape = figure::step_curve(estimate(cohort(200000, 100.0)), {0, 100, 0, 400}, {0, 1, 250, 0});
  EXPECT_LT(shape.line.size(), 30000U);
  EXPECT_LT(shape.censored.size(), 500U);
}

}  // namespace
}  // namespace rtsurv::report
