#include <cmath>

#include <gmock/gmock.h>

#include "oracle/oracle.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"
#include "survival/cohort.hpp"

namespace rtsurv::survival {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr LogRankOptions gehan{.weight = LogRankWeight::at_risk};
constexpr LogRankOptions tarone_ware{.weight = LogRankWeight::root_at_risk};
constexpr LogRankOptions late_effect{.gamma = 1.0};

auto near(double value) { return DoubleNear(value, 1e-13); }

// Six patients, groups A B A B A B at 1, 2, 3+, 4, 5, 6+ (+ censored).
//   t   at risk  of A   expected in A   variance   S(t-)
//   1      6      3          1/2           1/4       1
//   2      5      2          2/5           6/25     5/6
//   4      3      1          1/3           2/9      2/3
//   5      2      1          1/2           1/4      4/9
const Cohort six{{1, 2, 3, 4, 5, 6}, {1, 1, 0, 1, 1, 0}};
const std::vector<int> arms{0, 1, 0, 1, 0, 1};

// n: observed in A 6 + 2, expected 3 + 2 + 1 + 1 = 7, variance 9 + 6 + 2 + 1; chi-square = 1/18.
TEST(LogRankWeights, of_gehan_are_the_patients_at_risk) {
  const LogRank result = log_rank(six.follow_up(), arms, gehan);
  EXPECT_THAT(result.observed, ElementsAre(near(8), near(8)));
  EXPECT_THAT(result.expected, ElementsAre(near(7), near(9)));
  EXPECT_NEAR(result.test.chi_square, 1.0 / 18, 1e-14);
}

// sqrt(n), the variance with n: 6/4 + 5 * 6/25 + 3 * 2/9 + 2/4 = 58/15.
TEST(LogRankWeights, of_tarone_and_ware_are_its_root) {
  const LogRank result = log_rank(six.follow_up(), arms, tarone_ware);
  const double difference = std::sqrt(6) / 2 - 2 * std::sqrt(5) / 5 - std::sqrt(3) / 3 + std::sqrt(2) / 2;
  EXPECT_NEAR(result.observed[0] - result.expected[0], difference, 1e-14);
  EXPECT_NEAR(result.test.chi_square, difference * difference * 15 / 58, 1e-14);
}

// 1 - S: 0, 1/6, 1/3, 5/9. U = -1/15 - 1/9 + 5/18 = 1/10, variance 1/150 + 2/81 + 25/324 = 293/2700.
TEST(LogRankWeights, of_gamma_grow_with_the_events_that_have_been) {
  const LogRank result = log_rank(six.follow_up(), arms, late_effect);
  EXPECT_NEAR(result.observed[0] - result.expected[0], 0.1, 1e-14);
  EXPECT_NEAR(result.test.chi_square, 27.0 / 293, 1e-14);
}

TEST(LogRankWeights, agree_when_the_weight_is_the_same_everywhere) {
  const Cohort once{{3, 3, 3, 3, 3, 7, 8, 9}, {1, 1, 1, 0, 0, 0, 0, 0}};
  const std::vector<int> group{0, 0, 1, 1, 1, 0, 1, 1};
  const double chi_square = log_rank(once.follow_up(), group).test.chi_square;
  EXPECT_NEAR(log_rank(once.follow_up(), group, gehan).test.chi_square, chi_square, 1e-13);
  EXPECT_NEAR(log_rank(once.follow_up(), group, tarone_ware).test.chi_square, chi_square, 1e-13);
  EXPECT_THROW((void)log_rank(once.follow_up(), group, late_effect), NotEstimable);
}

TEST(LogRankWeights, count_a_weight_of_two_as_two_patients) {
  for (const LogRankOptions& options : {gehan, tarone_ware, late_effect}) {
    Cohort weighted = random_cohort(3, false, false), repeated = weighted;
    std::vector<int> group, twice;
    for (std::size_t i = 0; i < weighted.time.size(); ++i) group.push_back(static_cast<int>(i % 3));
    weighted.weight.assign(weighted.time.size(), 2.0);
    repeated.time.insert(repeated.time.end(), weighted.time.begin(), weighted.time.end());
    repeated.event.insert(repeated.event.end(), weighted.event.begin(), weighted.event.end());
    twice = group;
    twice.insert(twice.end(), group.begin(), group.end());
    const double chi_square = log_rank(repeated.follow_up(), twice, options).test.chi_square;
    EXPECT_NEAR(log_rank(weighted.follow_up(), group, options).test.chi_square, chi_square, 1e-11 * chi_square);
  }
}

// Patient 0 fails at 1, alone at risk: from then on the pooled survival is 0.
TEST(LogRankWeights, by_survival_are_refused_where_late_entry_brings_it_to_0) {
  const Cohort late{{1, 4, 5, 6, 7}, {1, 1, 1, 1, 0}, {0, 2, 2, 2, 2}};
  const std::vector<int> group{0, 0, 1, 0, 1};
  for (const LogRankOptions& options : {LogRankOptions{.rho = 1.0}, late_effect}) {
    try {
      (void)log_rank(late.follow_up(), group, options);
      FAIL() << "no refusal";
    } catch (const NotEstimable& error) {
      EXPECT_THAT(error.what(), HasSubstr("comes to 0 while patients are still to enter"));
    }
  }
  EXPECT_GT(log_rank(late.follow_up(), group, gehan).test.chi_square, 0.0);
  EXPECT_GT(log_rank(late.follow_up(), group).test.chi_square, 0.0);
}

}  // namespace
}  // namespace rtsurv::survival
