#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/cutpoint/detail/p_value.hpp"
#include "survival/random_search.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

/// 1 - P(all |Z_k| < b) by the trapezoidal rule on a grid.
double grid_p(const CutSearch& search, std::size_t points) {
  const double b = search.maximum;
  const auto n = static_cast<double>(search.score.size());
  const double h = 2.0 * b / static_cast<double>(points - 1);
  std::vector<double> z(points), f(points);
  for (std::size_t i = 0; i < points; ++i) {
    z[i] = -b + static_cast<double>(i) * h;
    f[i] = math::normal_pdf(z[i]) * (i == 0 || i + 1 == points ? h / 2 : h);
  }
  for (std::size_t k = 1; k < search.low.size(); ++k) {
    const double m = search.low[k - 1], next = search.low[k];
    const double r = std::sqrt(m * (n - next) / ((n - m) * next)), s = std::sqrt(1 - r * r);
    std::vector<double> after(points);
    for (std::size_t i = 0; i < points; ++i) {
      for (std::size_t j = 0; j < points; ++j) after[i] += f[j] * math::normal_pdf((z[i] - r * z[j]) / s) / s;
      after[i] *= i == 0 || i + 1 == points ? h / 2 : h;
    }
    f = after;
  }
  return 1.0 - std::accumulate(f.begin(), f.end(), 0.0);
}

std::vector<std::uint32_t> every(std::uint32_t from, std::uint32_t to, std::uint32_t step) {
  std::vector<std::uint32_t> low;
  for (std::uint32_t m = from; m <= to; m += step) low.push_back(m);
  return low;
}

TEST(MaxstatExactGauss, agrees_with_integration_on_a_fine_grid) {
  for (const double b : {0.5, 1.7, 2.4, 3.5}) {
    const CutSearch ties = gaussian_search(133, {14, 30, 31, 90, 112}, b);
    EXPECT_NEAR(exact_gauss_p(ties), grid_p(ties, 401), 1e-4 * b);
    const CutSearch all = gaussian_search(40, every(4, 36, 2), b);
    EXPECT_NEAR(exact_gauss_p(all), grid_p(all, 401), 2e-4 * b);
  }
}

// P(|Z_1| < b, |Z_2| < b) for correlation 1/2 (m = 1, 2 of 3), b = 1: 0.4979717...
TEST(MaxstatExactGauss, agrees_with_the_bivariate_normal_distribution) {
  EXPECT_NEAR(exact_gauss_p(gaussian_search(3, {1, 2}, 1.0)), 1.0 - 0.49797176, 1e-7);
}

TEST(MaxstatExactGauss, of_one_candidate_is_the_normal_test) {
  EXPECT_EQ(exact_gauss_p(gaussian_search(100, {50}, 2.5)), math::normal_two_sided(2.5));
}

TEST(MaxstatExactGauss, keeps_the_precision_of_a_tiny_p) {
  // Two far cuts are nearly independent, and both at b = 12 are far rarer than either.
  const double p = exact_gauss_p(gaussian_search(1000, {1, 999}, 12.0));
  EXPECT_NEAR(p / math::normal_two_sided(12.0), 2.0, 1e-9);
}

TEST(MaxstatExactGauss, grows_with_every_further_candidate) {
  double before = 0.0;
  for (std::uint32_t step : {40U, 20U, 10U, 5U, 1U}) {
    const double p = exact_gauss_p(gaussian_search(200, every(20, 180, step), 2.8));
    EXPECT_GT(p, before);
    before = p;
  }
  EXPECT_LT(before, lausen94_p(gaussian_search(200, every(20, 180, 1), 2.8)));
}

TEST(MaxstatExactGauss, of_a_statistic_of_zero_is_one) {
  EXPECT_EQ(exact_gauss_p(gaussian_search(10, {3, 5}, 0.0)), 1.0);
}

TEST(MaxstatExactGauss, refuses_more_than_it_can_integrate) {
  EXPECT_THROW(static_cast<void>(exact_gauss_p(gaussian_search(1'000'000, every(100'000, 900'000, 1), 3.0))),
               NotEstimable);
}

}  // namespace
}  // namespace rtsurv::survival
