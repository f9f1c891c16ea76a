#include "rtsurv/survival/treatment/propensity.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "survival/treatment/treated_cohort.hpp"

namespace rtsurv::survival {
namespace {

using Treated = std::vector<std::uint8_t>;

Covariates columns(std::size_t rows, std::vector<double> values) {
  return {rows, values.size() / rows, std::move(values)};
}

TEST(Propensity, AgreesWithR) {
  for (const auto& expected : oracle::read_json("treatment/expected.json")) {
    const TreatedCohort cohort(expected);
    const Propensity fit = propensity(cohort.treated, cohort.covariates);
    ASSERT_EQ(fit.state, PropensityState::estimated);
    std::vector<double> coefficients{fit.intercept};
    coefficients.insert(coefficients.end(), fit.coefficient.begin(), fit.coefficient.end());
    oracle::expect_close(coefficients, oracle::numbers(expected["coefficients"]));
    const auto [low, high] = std::minmax_element(fit.probability.begin(), fit.probability.end());
    oracle::expect_close({*low, *high}, oracle::numbers(expected["propensity"]));
  }
}

// x = 0: 1 of 4 had the second treatment; x = 1: 2 of 3. Log odds -log 3 and log 2.
TEST(Propensity, OfOneYesOrNoIsTheShareInEachGroup) {
  const Treated treated{1, 0, 0, 0, 1, 1, 0};
  const Propensity fit = propensity(treated, columns(7, {0, 0, 0, 0, 1, 1, 1}));
  EXPECT_NEAR(fit.intercept, -std::log(3.0), 1e-12);
  EXPECT_NEAR(fit.coefficient[0], std::log(2.0) + std::log(3.0), 1e-12);
  for (std::size_t i = 0; i < 7; ++i) EXPECT_NEAR(fit.probability[i], i < 4 ? 0.25 : 2.0 / 3.0, 1e-12);
}

TEST(Propensity, ARowThatCountsTwiceIsTwoRows) {
  const Treated treated{1, 0, 0, 1, 1, 0};
  const std::vector<double> x{0.2, -1.0, 0.7, 1.5, 0.1, 0.4};
  const Propensity counted = propensity(treated, columns(6, x), std::vector<double>{2, 1, 0, 1, 1, 3});
  const Propensity repeated =
      propensity(Treated{1, 1, 0, 1, 1, 0, 0, 0}, columns(8, {0.2, 0.2, -1.0, 1.5, 0.1, 0.4, 0.4, 0.4}));
  EXPECT_NEAR(counted.coefficient[0], repeated.coefficient[0], 1e-10);
  EXPECT_NEAR(counted.intercept, repeated.intercept, 1e-10);
  EXPECT_EQ(counted.probability.size(), 6u);
}

TEST(Propensity, LeavesOutAColumnThatOthersTell) {
  const Treated treated{1, 0, 0, 1, 1, 0};
  const std::vector<double> x{0.2, -1.0, 0.7, 1.5, 0.1, 0.4};
  std::vector<double> twice = x;
  for (const double value : x) twice.push_back(3.0 * value - 1.0);
  twice.insert(twice.end(), 6, 0.1);
  const Propensity one = propensity(treated, columns(6, x)), all = propensity(treated, columns(6, twice));
  EXPECT_EQ(all.state, PropensityState::estimated);
  EXPECT_NEAR(all.coefficient[0], one.coefficient[0], 1e-10);
  EXPECT_TRUE(std::isnan(all.coefficient[1]));
  EXPECT_TRUE(std::isnan(all.coefficient[2]));
  EXPECT_NEAR(all.probability[3], one.probability[3], 1e-10);
}

// Complete: above 0.5 all were treated. Quasi-complete: at 1 all of two, at 0 half. By two columns: x1 > x2.
TEST(Propensity, SaysThatItSeparates) {
  const Propensity complete = propensity(Treated{0, 0, 0, 1, 1}, columns(5, {0.1, 0.2, 0.4, 0.6, 0.9}));
  EXPECT_EQ(complete.state, PropensityState::separated);
  EXPECT_EQ(complete.separating, (std::vector<std::size_t>{0}));
  EXPECT_TRUE(complete.probability.empty());

  const Propensity quasi = propensity(Treated{0, 1, 0, 1, 1, 1}, columns(6, {1, 2, 2.5, 3, 1, 3, 0, 0, 0, 0, 1, 1}));
  EXPECT_EQ(quasi.state, PropensityState::separated);
  EXPECT_EQ(quasi.separating, (std::vector<std::size_t>{1}));

  const Propensity both =
      propensity(Treated{1, 1, 0, 0, 1, 0, 1, 0}, columns(8, {3, 2, 1, 5, 7, 2, 4, 3, 2, 1, 3, 6, 5, 4, 3, 4}));
  EXPECT_EQ(both.state, PropensityState::separated);
  EXPECT_EQ(both.separating, (std::vector<std::size_t>{0, 1}));
}

// In a large cohort the information that is left is small beside the value of the likelihood.
TEST(Propensity, SeesAFewPatientsThatSeparateAmongMany) {
  constexpr std::size_t n = 20000;
  Treated treated;
  std::vector<double> x;
  for (std::size_t i = 0; i < n; ++i) {
    treated.push_back(i % 3 == 0 ? 1 : 0);
    x.push_back(i < 9 && i % 3 == 0 ? 1.0 : 0.0);
  }
  EXPECT_EQ(propensity(treated, columns(n, x)).state, PropensityState::separated);
  treated[0] = 0;
  EXPECT_EQ(propensity(treated, columns(n, x)).state, PropensityState::estimated);
}

TEST(Propensity, Errors) {
  EXPECT_THROW((void)propensity(Treated{1, 1}, columns(2, {1, 2})), NotEstimable);
  EXPECT_THROW((void)propensity(Treated{1, 0}, columns(2, {1, 2}), std::vector<double>{1, 0}), NotEstimable);
  EXPECT_THROW((void)propensity(Treated{}, Covariates{}), NotEstimable);
  EXPECT_THROW((void)propensity(Treated{1, 0, 1}, columns(2, {1, 2})), InvalidOption);
  EXPECT_THROW((void)propensity(Treated{1, 0}, columns(2, {1, std::nan("")})), InvalidOption);
  EXPECT_THROW((void)propensity(Treated{1, 0}, columns(2, {1, 2}), std::vector<double>{1, -1}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
