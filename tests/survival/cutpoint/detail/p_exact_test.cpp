#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cutpoint/detail/p_value.hpp"
#include "survival/random_search.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

// Centred scores 21, 15, -9, 7, -17, -17; the maximum, 34 / sqrt(366.4) = 1.776, is reached
//   at m = 3 (36.1) by the first three {21, 15, 7} or {-9, -17, -17}: 2/20,
//   at m = 4 (34.0) by the last two {21, 15} or {-17, -17}: 2/15,
//   at both by 1/60 + 1/60; at m = 1 and 5 (26.9) never.  1/10 + 2/15 - 1/30 = 1/5
TEST(MaxstatExact, agrees_with_six_patients_by_hand) {
  const std::vector<double> x{10, 20, 20, 30, 40, 50};
  const std::vector<double> score{21, 15, -9, 7, -17, -17};
  EXPECT_NEAR(exact_p(search_cuts(x, score, {})), 0.2, 1e-14);
}

TEST(MaxstatExact, is_the_share_of_all_orderings_tried_one_by_one) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const CutSearch search = random_search({seed, 2 + seed % 6, 2 + seed % 5, 3 + seed % 7}, {0.05, 0.95});
    EXPECT_NEAR(exact_p(search), share_reaching(search), 1e-12) << seed;
  }
}

TEST(MaxstatExact, of_one_candidate_is_a_permutation_test_of_two_groups) {
  const std::vector<double> x{0, 0, 0, 1, 1, 1, 1};
  const std::vector<double> score{9, 7, 6, 1, 2, 3, 4};
  EXPECT_NEAR(exact_p(search_cuts(x, score, {})), 1.0 / 35, 1e-14);  // the three largest of seven; no low sum is as far
}

TEST(MaxstatExact, is_one_when_the_groups_do_not_differ) {
  const std::vector<double> x{0, 0, 1, 1};
  const std::vector<double> score{0.1, 0.3, 0.1, 0.3};
  EXPECT_EQ(exact_p(search_cuts(x, score, {})), 1.0);
}

TEST(MaxstatExact, takes_many_patients_when_few_scores_differ) {
  const double p = exact_p(random_search({5, 400, 3, 30}));
  EXPECT_GT(p, 0.0);
  EXPECT_LE(p, 1.0);
}

// 40 successes all before 40 failures: of the C(80, 40) arrangements two are as extreme.
TEST(MaxstatExact, keeps_the_precision_of_a_tiny_p) {
  std::vector<double> x, score;
  for (int i = 0; i < 80; ++i) {
    x.push_back(i);
    score.push_back(i < 40 ? 1.0 : 0.0);
  }
  const double arrangements = 1.0750720873333618e23;
  EXPECT_NEAR(exact_p(search_cuts(x, score, {})) * arrangements, 2.0, 1e-9);
}

TEST(MaxstatExact, refuses_more_than_it_can_try) {
  EXPECT_THROW(static_cast<void>(exact_p(random_search({6, 400, 200, 30}))), NotEstimable);
}

}  // namespace
}  // namespace rtsurv::survival
