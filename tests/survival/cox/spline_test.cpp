#include "rtsurv/survival/cox/spline.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "oracle/oracle.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cox/cox.hpp"

namespace rtsurv::survival {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Knots 0, 1, 3 with values 0, 1, 0: 2 (1 + 2) M = 6 (-1/2 - 1), so M = -3/2; slopes 1 + 1/4 before 0 and -1/2 - 1/2 after
// 3; at 2 the middle of 1 and 0 is 1/2, and (1/8 - 1/2) M 2^2 / 6 = 3/8 is added.
TEST(SplineColumns, ByHand) {
  const std::vector<double> knots{0, 1, 3};
  const std::vector<double> columns = spline_columns(4.0, knots);
  ASSERT_EQ(columns.size(), 2U);
  EXPECT_EQ(columns[0], 4.0);
  EXPECT_NEAR(columns[1], -1.0, 1e-14);
  EXPECT_NEAR(spline_columns(2.0, knots)[1], 0.875, 1e-14);
  EXPECT_NEAR(spline_columns(-1.0, knots)[1], -1.25, 1e-14);
  for (const auto& [knot, value] : {std::pair{0.0, 0.0}, {1.0, 1.0}, {3.0, 0.0}})
    EXPECT_NEAR(spline_columns(knot, knots)[1], value, 1e-14);
  EXPECT_THAT(spline_columns(4.0, {}), ElementsAre(4.0));
}

/// Truncated powers of such knots cannot be told apart in rounding, and a fit leaves columns out.
TEST(SplineColumns, StandApartWhenTheKnotsAreFarFromEven) {
  std::vector<double> x;
  std::vector<double> time;
  for (int i = 0; i < 200; ++i) {
    x.push_back(std::exp(0.06 * static_cast<double>((i * 77) % 200) - 6.0));
    time.push_back(1.0 + static_cast<double>((i * 37) % 200));
  }
  const FollowUp follow_up({.time = time, .event = std::vector<std::uint8_t>(200, 1)});
  for (const std::size_t df : {5U, 8U}) {
    const std::vector<double> knots = natural_knots(x, df);
    Covariates covariates{x.size(), df, {}};
    for (std::size_t j = 0; j < df; ++j)
      for (const double one : x) covariates.values.push_back(spline_columns(one, knots)[j]);
    const CoxFit fit = cox(follow_up, covariates);
    for (const Coefficient& coefficient : fit.coefficient) EXPECT_EQ(coefficient.state, CoefficientState::estimated);
  }
}

TEST(SplineColumns, AreStraightBeyondTheOuterKnots) {
  const std::vector<double> knots{1, 2, 4, 7};
  for (std::size_t j = 1; j < 3; ++j) {
    const double a = spline_columns(8.0, knots)[j], b = spline_columns(9.0, knots)[j],
                 c = spline_columns(10.0, knots)[j];
    EXPECT_NEAR(b - a, c - b, 1e-11);
  }
}

TEST(SplineKnots, AreFewerWithFewEventsOrFewValues) {
  std::vector<double> x;
  for (int i = 0; i <= 100; ++i) x.push_back(i);
  EXPECT_THAT(spline_knots(x, 40), ElementsAre(5, 35, 65, 95));
  EXPECT_THAT(spline_knots(x, 39), ElementsAre(10, 50, 90));
  EXPECT_THAT(spline_knots(std::vector<double>{1, 1, 1, 2, 2, 2}, 60), IsEmpty());
}

TEST(SplineCox, LeavesOutTheTailsOfItsGrid) {
  std::vector<double> time, x;
  std::vector<std::uint8_t> event;
  for (int i = 0; i <= 100; ++i) {
    time.push_back(1.0 + (i * 37) % 101);
    x.push_back(i);
    event.push_back(1);
  }
  const FollowUp follow_up({.time = time, .event = event});
  const SplineCox all = spline_cox(follow_up, x, {.grid = 3}),
                  middle = spline_cox(follow_up, x, {.grid = 3, .tail = 0.1});
  EXPECT_THAT(all.x, ElementsAre(0, 50, 100));
  EXPECT_THAT(middle.x, ElementsAre(10, 50, 90));
  EXPECT_EQ(middle.overall.chi_square, all.overall.chi_square);
  EXPECT_EQ(middle.log_hazard_ratio[1], all.log_hazard_ratio[1]);
  EXPECT_THROW((void)spline_cox(follow_up, x, {.tail = 0.5}), InvalidOption);
  std::vector<double> alike(101, 7.0);
  alike[50] = 1.0;
  EXPECT_THAT(spline_cox(follow_up, alike, {.grid = 2, .tail = 0.1}).x, ElementsAre(1, 7));
}

TEST(SplineCox, AgreesWithR) {
  const nlohmann::json expected = oracle::read_json("spline/expected.json");
  const auto data = oracle::read_columns("spline/data.csv");
  std::vector<std::uint8_t> event;
  for (const double e : data.at("event")) event.push_back(e != 0.0 ? 1 : 0);
  const FollowUp follow_up({.time = data.at("time"), .event = event});
  const SplineCox spline = spline_cox(follow_up, data.at("x"), {.grid = 5});
  EXPECT_NEAR(spline.reference, expected["reference"].get<double>(), 1e-12);
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(spline.knots[k], expected["knots"][k].get<double>(), 1e-10);
  for (std::size_t k = 0; k < 5; ++k) {
    EXPECT_NEAR(spline.x[k], expected["x"][k].get<double>(), 1e-10);
    EXPECT_NEAR(spline.log_hazard_ratio[k], expected["log_hr"][k].get<double>(), 1e-7);
    EXPECT_NEAR(spline.lower[k], expected["lower"][k].get<double>(), 1e-6);
    EXPECT_NEAR(spline.upper[k], expected["upper"][k].get<double>(), 1e-6);
  }
  EXPECT_NEAR(spline.overall.chi_square, expected["overall"].get<double>(), 1e-8);
  ASSERT_TRUE(spline.nonlinear);
  EXPECT_EQ(spline.nonlinear->df, 2.0);
  EXPECT_NEAR(spline.nonlinear->chi_square, expected["nonlinear"].get<double>(), 1e-8);
  EXPECT_NEAR(spline.nonlinear->p, expected["p_nonlinear"].get<double>(), 1e-8);
}

TEST(SplineCox, DoesNotDependOnTheUnit) {
  const auto data = oracle::read_columns("spline/data.csv");
  std::vector<std::uint8_t> event;
  for (const double e : data.at("event")) event.push_back(e != 0.0 ? 1 : 0);
  const FollowUp follow_up({.time = data.at("time"), .event = event});
  std::vector<double> in_cgy = data.at("x");
  for (double& x : in_cgy) x *= 100.0;
  const SplineCox a = spline_cox(follow_up, data.at("x"), {.grid = 9}), b = spline_cox(follow_up, in_cgy, {.grid = 9});
  for (std::size_t k = 0; k < 9; ++k) EXPECT_NEAR(a.log_hazard_ratio[k], b.log_hazard_ratio[k], 1e-8);
}

TEST(SplineCox, IsALineForTwoValues) {
  const std::vector<double> time{1, 2, 3, 4, 5, 6}, x{1, 2, 1, 2, 1, 2};
  const std::vector<std::uint8_t> event{1, 1, 0, 1, 1, 1};
  const SplineCox line = spline_cox(FollowUp({.time = time, .event = event}), x, {.grid = 2});
  EXPECT_THAT(line.knots, IsEmpty());
  EXPECT_FALSE(line.nonlinear);
}

TEST(SplineCox, SaysWhatItCannotDraw) {
  const std::vector<double> time{1, 2, 3}, same{5, 5, 5}, few{1};
  const std::vector<std::uint8_t> event{1, 1, 1};
  const FollowUp follow_up({.time = time, .event = event});
  EXPECT_THROW((void)spline_cox(follow_up, same), NotEstimable);
  EXPECT_THROW((void)spline_cox(follow_up, few), InvalidOption);
  EXPECT_THROW((void)spline_cox(follow_up, time, {.confidence_level = 0.0}), InvalidOption);
  EXPECT_THROW((void)spline_cox(follow_up, time, {.grid = 1}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
