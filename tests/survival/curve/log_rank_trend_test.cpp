#include "rtsurv/survival/curve/log_rank_trend.hpp"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>

#include "oracle/oracle.hpp"
#include "survival/cohort.hpp"

namespace rtsurv::survival {
namespace {

const std::vector<LogRankOptions> all_tests{
    {}, {.rho = 1.0}, {.gamma = 1.0}, {.weight = LogRankWeight::at_risk}, {.weight = LogRankWeight::root_at_risk}};

// Groups 0 1 2 with events at 1, 2, 3. At risk all three, then 1 and 2, then 2.
//   U = (1 - 1/3, 1 - 1/3 - 1/2, 1 - 1/3 - 1/2 - 1) = (2/3, 1/6, -5/6);  scores 0 1 2: s'U = -3/2
//   V = 1/9 of (2 -1 -1, -1 2 -1, -1 -1 2), then 1/4 of (1 -1, -1 1) for groups 1 and 2
//   s'Vs over pairs: 1/9 (1 + 4 + 1) + 1/4 = 11/12;  chi-square = (9/4) / (11/12) = 27/11
TEST(LogRankTrend, agrees_with_three_patients_by_hand) {
  const Cohort three{{1, 2, 3}, {1, 1, 1}};
  const LogRankTrend trend = log_rank_trend(three.follow_up(), std::vector{0, 1, 2}, std::vector{0.0, 1.0, 2.0});
  EXPECT_NEAR(trend.test.chi_square, 27.0 / 11, 1e-14);
  EXPECT_NEAR(trend.z, -std::sqrt(27.0 / 11), 1e-14);
  EXPECT_EQ(trend.test.df, 1.0);
  EXPECT_NEAR(trend.test.p, std::erfc(std::sqrt(27.0 / 22)), 1e-14);
}

std::vector<int> groups_of(const Cohort& cohort, int groups) {
  std::vector<int> group;
  for (std::size_t i = 0; i < cohort.time.size(); ++i) group.push_back(static_cast<int>(7 * i % 11) % groups);
  return group;
}

TEST(LogRankTrend, is_the_test_itself_with_two_groups) {
  Cohort cohort = random_cohort(1, false, true);
  const std::vector<int> group = groups_of(cohort, 2);
  for (std::size_t i = 0; i < cohort.time.size(); ++i) cohort.stratum.push_back(static_cast<int>(i % 3));
  for (const LogRankOptions& options : all_tests) {
    const LogRank both = log_rank(cohort.follow_up(), group, options);
    const LogRankTrend trend = log_rank_trend(cohort.follow_up(), group, std::vector{-1.0, 4.0}, options);
    EXPECT_NEAR(trend.test.chi_square, both.test.chi_square, 1e-11 * both.test.chi_square);
    EXPECT_EQ(trend.z > 0.0, both.observed[1] > both.expected[1]);
  }
}

TEST(LogRankTrend, does_not_depend_on_unit_and_origin_of_the_scores) {
  const Cohort cohort = random_cohort(2, false, false);
  const std::vector<int> group = groups_of(cohort, 4);
  for (const LogRankOptions& options : all_tests) {
    const double z = log_rank_trend(cohort.follow_up(), group, std::vector{1.0, 2.0, 4.0, 8.0}, options).z;
    EXPECT_NEAR(log_rank_trend(cohort.follow_up(), group, std::vector{1003., 1006., 1012., 1024.}, options).z, z,
                1e-11);
    EXPECT_NEAR(log_rank_trend(cohort.follow_up(), group, std::vector{-1.0, -2.0, -4.0, -8.0}, options).z, -z, 1e-11);
  }
}

TEST(LogRankTrend, does_not_depend_on_which_group_comes_first) {
  const Cohort cohort = random_cohort(4, true, false);
  const std::vector<int> group = groups_of(cohort, 3);
  std::vector<int> turned;
  for (const int g : group) turned.push_back((g + 1) % 3);
  const double z = log_rank_trend(cohort.follow_up(), group, std::vector{0.0, 1.0, 5.0}).z;
  EXPECT_NEAR(log_rank_trend(cohort.follow_up(), turned, std::vector{5.0, 0.0, 1.0}).z, z, 1e-11);
}

TEST(LogRankTrend, needs_finite_scores_that_differ) {
  const Cohort cohort = random_cohort(6, false, false);
  const std::vector<int> group = groups_of(cohort, 3);
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_THROW((void)log_rank_trend(cohort.follow_up(), group, std::vector{0.0, 1.0}), InvalidOption);
  EXPECT_THROW((void)log_rank_trend(cohort.follow_up(), group, std::vector{0.0, 1.0, infinity}), InvalidOption);
  EXPECT_THROW((void)log_rank_trend(cohort.follow_up(), group, std::vector{2.0, 2.0, 2.0}), NotEstimable);
  EXPECT_THROW((void)log_rank_trend(cohort.follow_up(), group, std::vector{0.0, 1.0, 2.0}, {.rho = -1.0}),
               InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
