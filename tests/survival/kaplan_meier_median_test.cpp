#include "rtsurv/survival/curve/kaplan_meier.hpp"

#include <gmock/gmock.h>

#include "survival/cohort.hpp"

namespace rtsurv::survival {
namespace {

// S is 1/2 from 2 on; the step ends at 4, where S falls, or where observation ends.
TEST(KaplanMeierMedian, is_the_middle_of_a_step_that_lies_on_one_half) {
  EXPECT_EQ(kaplan_meier(Cohort{{1, 2, 3, 4}, {1, 1, 0, 1}}.follow_up()).median.estimate, 3.0);
  EXPECT_EQ(kaplan_meier(Cohort{{1, 2, 3, 4}, {1, 1, 0, 0}}.follow_up()).median.estimate, 3.0);
}

// Twelve of 24 fail one by one; the product of (n - 1)/n comes out one rounding error above 1/2.
TEST(KaplanMeierMedian, tolerates_rounding_error_around_one_half) {
  Cohort cohort;
  for (int i = 1; i <= 24; ++i) {
    cohort.time.push_back(i);
    cohort.event.push_back(i <= 12 ? 1 : 0);
  }
  const KaplanMeier curve = kaplan_meier(cohort.follow_up());
  EXPECT_GT(curve.survival[11], 0.5);
  EXPECT_EQ(curve.median.estimate, 18.0);
}

TEST(KaplanMeierMedian, is_empty_when_fewer_than_half_have_failed) {
  const Estimate median = kaplan_meier(Cohort{{1, 2, 3, 4}, {1, 0, 0, 0}}.follow_up()).median;
  EXPECT_FALSE(median.estimate || median.upper);
}

TEST(KaplanMeierMedian, has_no_upper_limit_where_the_upper_curve_ends_undefined) {
  const Estimate median = kaplan_meier(Cohort{{1, 2, 3, 4}, {1, 1, 1, 1}}.follow_up()).median;
  EXPECT_EQ(median.estimate, 2.5);
  EXPECT_FALSE(median.upper);
}

// 30 of 40 fail at 1, seven are censored at 2, the last three fail: the upper limit is 0.428 at 1 and 0.451 at 4;
// quantile(survfit) gives 4.
TEST(KaplanMeierMedian, has_its_limit_at_the_highest_value_below_one_half_as_in_r) {
  Cohort cohort{{3, 4, 5}, {1, 1, 1}};
  cohort.time.insert(cohort.time.end(), 30, 1.0);
  cohort.event.insert(cohort.event.end(), 30, std::uint8_t{1});
  cohort.time.insert(cohort.time.end(), 7, 2.0);
  cohort.event.insert(cohort.event.end(), 7, std::uint8_t{0});
  const KaplanMeier curve = kaplan_meier(cohort.follow_up());
  EXPECT_GT(curve.upper[3], curve.upper[0]);
  EXPECT_EQ(curve.median.upper, 4.0);
}

// Times 1 2 2 3 4 5: quartiles 2, 2.5 and 3.75 by interpolation. Reversed, the two censored are the events: S = 4/5 at
// 2 (one of five), 2/5 at 4 (one of two); the median is 4.
TEST(FollowUpTime, agrees_with_six_patients_by_hand) {
  const FollowUpTime followed = follow_up_time(Cohort{{1, 2, 2, 3, 4, 5}, {1, 1, 0, 1, 0, 1}}.follow_up());
  EXPECT_EQ(followed.reverse_kaplan_meier.estimate, 4.0);
  EXPECT_EQ(followed.q1, 2.0);
  EXPECT_EQ(followed.observed_median, 2.5);
  EXPECT_EQ(followed.q3, 3.75);
}

TEST(FollowUpTime, equals_kaplan_meier_of_the_reversed_outcome) {
  const Cohort cohort = random_cohort(11, true, true);
  const Estimate expected = kaplan_meier(cohort.follow_up().reversed()).median;
  const Estimate reverse = follow_up_time(cohort.follow_up()).reverse_kaplan_meier;
  EXPECT_EQ(reverse.estimate, expected.estimate);
  EXPECT_EQ(reverse.lower, expected.lower);
  EXPECT_EQ(reverse.upper, expected.upper);
}

TEST(FollowUpTime, counts_a_weight_of_two_as_two_patients) {
  const Cohort weighted{{1, 4, 6}, {1, 0, 0}, {}, {1, 2, 1}};
  const Cohort repeated{{1, 4, 4, 6}, {1, 0, 0, 0}};
  EXPECT_EQ(follow_up_time(weighted.follow_up()).q1, follow_up_time(repeated.follow_up()).q1);
  EXPECT_EQ(follow_up_time(weighted.follow_up()).q3, follow_up_time(repeated.follow_up()).q3);
}

}  // namespace
}  // namespace rtsurv::survival
