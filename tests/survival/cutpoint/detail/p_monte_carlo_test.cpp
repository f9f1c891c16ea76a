#include <cmath>

#include <gtest/gtest.h>

#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cutpoint/detail/p_value.hpp"
#include "survival/random_search.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

TEST(MaxstatMonteCarlo, comes_near_the_exact_p) {
  for (unsigned seed = 0; seed < 12; ++seed) {
    const CutSearch search = random_search({seed, 4 + seed, 2 + seed % 4, 3 + seed % 7}, {0.05, 0.95});
    const SimulatedP simulated = conditional_monte_carlo_p(search, {50'000, seed});
    EXPECT_NEAR(simulated.p, exact_p(search), 4.0 * simulated.std_error + 1e-4) << seed;
  }
}

TEST(MaxstatMonteCarlo, comes_near_the_exact_p_with_turned_shuffles) {
  for (unsigned seed = 0; seed < 12; ++seed) {
    const CutSearch search = random_search({seed, 8 + seed, 2 + seed % 4, 3 + seed % 7}, {0.05, 0.95});
    for (const std::uint32_t turns : {2U, 5U}) {
      const SimulatedP simulated = conditional_monte_carlo_p(search, {50'000, seed, turns});
      EXPECT_NEAR(simulated.p, exact_p(search), 4.0 * simulated.std_error + 1e-4) << seed;
    }
  }
}

/// The error that is announced is the spread over seeds, which turns make larger than that of independent orderings.
TEST(MaxstatMonteCarlo, says_the_error_of_turned_shuffles) {
  const CutSearch search = random_search({3, 60, 30, 40});
  double sum = 0.0, squares = 0.0, announced = 0.0;
  constexpr int runs = 200;
  for (std::uint64_t seed = 0; seed < runs; ++seed) {
    const SimulatedP one = conditional_monte_carlo_p(search, {2'000, seed, 4});
    sum += one.p;
    squares += one.p * one.p;
    announced += one.std_error / runs;
  }
  const double mean = sum / runs, spread = std::sqrt((squares - sum * mean) / (runs - 1));
  EXPECT_NEAR(spread / announced, 1.0, 0.2);  // the spread of 200 has an error of 5 %
  EXPECT_GT(announced, std::sqrt(mean * (1.0 - mean) / 2'000));
}

TEST(MaxstatMonteCarlo, turns_shuffles_only_where_there_is_much_to_draw) {
  EXPECT_EQ(turns_for(10'000, 99'999), 1U);
  EXPECT_EQ(turns_for(52'422, 99'999), 6U);
  EXPECT_EQ(turns_for(1'000'000, 99'999), 16U);
}

TEST(MaxstatMonteCarlo, does_not_depend_on_the_number_of_threads) {
  const CutSearch search = random_search({1, 90, 40, 50});
  for (const std::uint32_t turns : {1U, 6U}) {
    parallel::set_threads(1);
    const double alone = conditional_monte_carlo_p(search, {2'000, 7, turns}).p;
    parallel::set_threads(0);
    EXPECT_EQ(conditional_monte_carlo_p(search, {2'000, 7, turns}).p, alone);
  }
}

TEST(MaxstatMonteCarlo, depends_on_the_seed) {
  const CutSearch search = random_search({1, 90, 40, 50});
  EXPECT_NE(conditional_monte_carlo_p(search, {2'000, 7}).p, conditional_monte_carlo_p(search, {2'000, 8}).p);
}

TEST(MaxstatMonteCarlo, counts_the_observed_ordering_so_that_p_is_never_zero) {
  std::vector<double> x, score;
  for (int i = 0; i < 60; ++i) {
    x.push_back(i);
    score.push_back(i < 30 ? 1.0 : 0.0);
  }
  const SimulatedP simulated = conditional_monte_carlo_p(search_cuts(x, score, {}), {999, 1});
  EXPECT_EQ(simulated.p, 1.0 / 1000);
  EXPECT_NEAR(simulated.std_error, std::sqrt(0.001 * 0.999 / 999), 1e-15);
}

TEST(MaxstatMonteCarlo, counts_orderings_that_equal_the_observed_one) {
  // Sums of thirds: rounding differs with the order of the summands, but every ordering has |S_m - E| = 0.
  const std::vector<double> x{0, 0, 1, 1};
  const std::vector<double> score{1.0 / 3, 2.0 / 3, 1.0 / 3, 2.0 / 3};
  EXPECT_EQ(conditional_monte_carlo_p(search_cuts(x, score, {}), {300, 1}).p, 1.0);
}

TEST(MaxstatMonteCarlo, takes_any_number_of_replicates) {
  const CutSearch search = random_search({2, 30, 10, 20});
  for (const std::uint32_t replicates : {1U, 255U, 256U, 257U}) {
    const double scaled = conditional_monte_carlo_p(search, {replicates, 3}).p * (1.0 + replicates);
    EXPECT_NEAR(scaled, std::round(scaled), 1e-9);
  }
}

}  // namespace
}  // namespace rtsurv::survival
