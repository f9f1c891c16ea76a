#include "rtsurv/survival/cutpoint/detail/search.hpp"

#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "survival/random_search.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

TEST(MaxstatSearch, agrees_with_the_definition_at_every_candidate) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const CutSearch search = random_search({seed, 20 + seed, 15, 12});
    for (std::size_t k = 0; k < search.low.size(); ++k)
      EXPECT_NEAR(search.statistic[k], statistic_of(search.score, search.low[k]), 1e-12);
  }
}

// Scores that read the same from both ends have equal statistics at m and N - m, up to rounding.
TEST(MaxstatSearch, takes_the_first_maximum_when_rounding_makes_a_later_one_larger) {
  std::mt19937 random(1);
  std::vector<double> x(20);
  std::iota(x.begin(), x.end(), 0.0);
  for (int trial = 0; trial < 200; ++trial) {
    std::vector<double> score(20);
    for (std::size_t i = 0; i < 10; ++i) score[i] = score[19 - i] = static_cast<double>(random() % 1000) / 7.0;
    const CutSearch search = search_cuts(x, score, {});
    EXPECT_LE(search.low[search.best], 10U);
  }
}

}  // namespace
}  // namespace rtsurv::survival
