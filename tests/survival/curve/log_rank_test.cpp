#include "rtsurv/survival/curve/log_rank.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gmock/gmock.h>

#include "oracle/oracle.hpp"
#include "survival/curve/grouped_cohort.hpp"

namespace rtsurv::survival {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;

// Six patients, groups A B A B A B at 1, 2, 3+, 4, 5, 6+ (+ censored).
//   t   at risk  of A   expected in A   variance
//   1      6      3          1/2           1/4
//   2      5      2          2/5           6/25
//   4      3      1          1/3           2/9
//   5      2      1          1/2           1/4
//   observed in A 2, expected 26/15, variance 433/450; chi-square = (4/15)^2 / (433/450) = 32/433.
const GroupedCohort six{{1, 2, 3, 4, 5, 6}, {1, 1, 0, 1, 1, 0}, {0, 1, 0, 1, 0, 1}};

TEST(LogRank, agrees_with_six_patients_by_hand) {
  const LogRank result = six.test();
  EXPECT_THAT(result.n, ElementsAre(3, 3));
  EXPECT_THAT(result.observed, ElementsAre(2, 2));
  EXPECT_THAT(result.expected, ElementsAre(DoubleNear(26.0 / 15, 1e-14), DoubleNear(34.0 / 15, 1e-14)));
  EXPECT_NEAR(result.test.chi_square, 32.0 / 433, 1e-14);
  EXPECT_EQ(result.test.df, 1.0);
  EXPECT_NEAR(result.test.p, std::erfc(std::sqrt(16.0 / 433)), 1e-14);
}

// The same with S(t-) = 1, 5/6, 2/3, 4/9 before the four events: observed in A 1 + 4/9, expected 23/18, variance
// 1/4 + 1/6 + 8/81 + 4/81 = 183/324; chi-square = (1/6)^2 / (183/324) = 3/61.
TEST(LogRank, weighs_events_by_the_pooled_survival_before_them) {
  const LogRank result = six.test({.rho = 1.0});
  EXPECT_THAT(result.observed, ElementsAre(DoubleEq(13.0 / 9), DoubleEq(5.0 / 6 + 2.0 / 3)));
  EXPECT_NEAR(result.expected[0], 23.0 / 18, 1e-14);
  EXPECT_NEAR(result.test.chi_square, 3.0 / 61, 1e-14);
}

void expect_same(const LogRank& a, const LogRank& b) {
  oracle::expect_close(a.observed, b.observed, 1e-12);
  oracle::expect_close(a.expected, b.expected, 1e-12);
  oracle::expect_close(a.test.chi_square, b.test.chi_square, 1e-11);
  EXPECT_EQ(a.test.df, b.test.df);
}

TEST(LogRank, does_not_depend_on_the_order_of_patients) {
  const GroupedCohort cohort = random_grouped_cohort(7);
  GroupedCohort backwards = cohort;
  std::ranges::reverse(backwards.time);
  std::ranges::reverse(backwards.event);
  std::ranges::reverse(backwards.group);
  std::ranges::reverse(backwards.entry);
  std::ranges::reverse(backwards.weight);
  std::ranges::reverse(backwards.stratum);
  expect_same(cohort.test({.rho = 1.0}), backwards.test({.rho = 1.0}));
}

TEST(LogRank, does_not_depend_on_the_unit_of_time) {
  GroupedCohort cohort = random_grouped_cohort(5);
  const LogRank months = cohort.test();
  for (double& time : cohort.time) time *= 32.0;
  for (double& entry : cohort.entry) entry *= 32.0;
  expect_same(cohort.test(), months);
}

TEST(LogRank, counts_a_weight_of_two_as_two_patients) {
  GroupedCohort repeated = random_grouped_cohort(0);
  GroupedCohort weighted = repeated;
  weighted.weight.assign(weighted.time.size(), 2.0);
  repeated.time.insert(repeated.time.end(), weighted.time.begin(), weighted.time.end());
  repeated.event.insert(repeated.event.end(), weighted.event.begin(), weighted.event.end());
  repeated.group.insert(repeated.group.end(), weighted.group.begin(), weighted.group.end());
  expect_same(weighted.test(), repeated.test());
}

TEST(LogRank, does_not_depend_on_which_group_comes_first) {
  GroupedCohort cohort = random_grouped_cohort(9);
  const LogRank before = cohort.test();
  for (int& group : cohort.group) group = 3 - group;
  const LogRank after = cohort.test();
  EXPECT_NEAR(after.test.chi_square, before.test.chi_square, 1e-10);
  EXPECT_NEAR(after.expected[0], before.expected[3], 1e-12);
}

TEST(LogRank, of_a_subset_equals_the_test_of_these_subjects_alone) {
  const GroupedCohort cohort = random_grouped_cohort(4);
  GroupedCohort chosen;
  std::vector<std::uint8_t> keep;
  for (std::size_t i = 0; i < cohort.time.size(); ++i) {
    keep.push_back(i % 3 == 0 ? 0 : 1);
    if (keep.back() == 0) continue;
    chosen.time.push_back(cohort.time[i]);
    chosen.event.push_back(cohort.event[i]);
    chosen.group.push_back(cohort.group[i]);
    chosen.stratum.push_back(cohort.stratum[i]);
  }
  expect_same(log_rank(cohort.follow_up().subset(keep), cohort.group), chosen.test());
}

TEST(LogRank, gives_no_degree_of_freedom_to_an_empty_group) {
  GroupedCohort cohort = six;
  for (int& group : cohort.group) group *= 2;
  const LogRank result = cohort.test();
  EXPECT_THAT(result.n, ElementsAre(3, 0, 3));
  EXPECT_EQ(result.expected[1], 0.0);
  EXPECT_EQ(result.test.df, 1.0);
  EXPECT_NEAR(result.test.chi_square, 32.0 / 433, 1e-14);
}

// Groups 2 and 3 live in a stratum of their own: two separate comparisons, one degree of freedom each.
TEST(LogRank, adds_comparisons_of_groups_that_never_meet) {
  GroupedCohort cohort = six;
  for (int i = 0; i < 6; ++i) {
    cohort.time.push_back(six.time[static_cast<std::size_t>(i)]);
    cohort.event.push_back(six.event[static_cast<std::size_t>(i)]);
    cohort.group.push_back(2 + i % 2);
  }
  cohort.stratum = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
  const LogRank result = cohort.test();
  EXPECT_EQ(result.test.df, 2.0);
  EXPECT_NEAR(result.test.chi_square, 64.0 / 433, 1e-14);
}

// 0.1 + 0.2 - 0.1 - 0.2 is not 0, but group 0 is empty after 2 and has nothing to be compared with.
TEST(LogRank, takes_no_rounding_residue_for_a_patient_at_risk) {
  const GroupedCohort cohort{{1, 2, 3, 4}, {0, 0, 1, 1}, {0, 0, 1, 1}, {}, {0.1, 0.2, 1.5, 1.2}};
  EXPECT_THROW((void)cohort.test(), NotEstimable);
}

// 0.1 + 0.1 + 0.4 - 0.1 is not 0.1 + 0.4, but nobody survives 2 and so nothing varies.
TEST(LogRank, takes_no_rounding_residue_for_a_survivor) {
  const GroupedCohort cohort{{1, 2, 2, 2}, {0, 1, 1, 1}, {0, 0, 0, 1}, {}, {0.1, 0.1, 0.4, 0.7}};
  EXPECT_THROW((void)cohort.test(), NotEstimable);
}

TEST(LogRank, cannot_be_estimated_without_events_or_without_groups_to_compare) {
  EXPECT_THROW((void)(GroupedCohort{{1, 2}, {0, 0}, {0, 1}}.test()), NotEstimable);
  EXPECT_THROW((void)(GroupedCohort{{1, 2}, {1, 1}, {0, 0}}.test()), NotEstimable);
  EXPECT_THROW((void)(GroupedCohort{{1, 2}, {1, 1}, {3, 3}}.test()), NotEstimable);
  EXPECT_THROW((void)GroupedCohort{}.test(), NotEstimable);
  EXPECT_THROW((void)(GroupedCohort{{1, 2, 3}, {0, 1, 1}, {0, 1, 1}}.test()), NotEstimable);
  EXPECT_THROW((void)(GroupedCohort{{1, 2}, {1, 1}, {0, 1}, {}, {}, {0, 1}}.test()), NotEstimable);
}

TEST(LogRank, refuses_wrong_codes_and_options) {
  EXPECT_THROW((void)six.test({.rho = -1.0}), InvalidOption);
  EXPECT_THROW((void)six.test({.rho = std::nan("")}), InvalidOption);
  EXPECT_THROW((void)six.test({.gamma = -0.5}), InvalidOption);
  EXPECT_THROW((void)six.test({.gamma = std::nan("")}), InvalidOption);
  const std::vector<int> five{0, 1, 0, 1, 0}, negative{0, 1, 0, 1, 0, -1};
  EXPECT_THROW((void)log_rank(six.follow_up(), five), InvalidOption);
  EXPECT_THROW((void)log_rank(six.follow_up(), negative), InvalidOption);
}

TEST(LogRank, refuses_more_groups_than_its_variance_can_hold) {
  GroupedCohort cohort = six;
  cohort.group[0] = std::numeric_limits<int>::max();
  EXPECT_THROW((void)cohort.test(), InvalidOption);
  cohort.group[0] = 5000;
  EXPECT_THROW((void)cohort.test(), InvalidOption);
}

TEST(LogRank, says_that_weights_must_count_patients) {
  GroupedCohort cohort = six;
  cohort.weight.assign(6, 1.0 / 6.0);
  EXPECT_THROW((void)cohort.test(), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
