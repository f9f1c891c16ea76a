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

TEST(MaxstatMonteCarlo, does_not_depend_on_the_number_of_threads) {
  const CutSearch search = random_search({1, 90, 40, 50});
  parallel::set_threads(1);
  const double alone = conditional_monte_carlo_p(search, {2'000, 7}).p;
  parallel::set_threads(0);
  EXPECT_EQ(conditional_monte_carlo_p(search, {2'000, 7}).p, alone);
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
