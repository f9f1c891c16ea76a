#include "rtsurv/survival/curve/restricted_mean.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/math/distributions.hpp"
#include "survival/cohort.hpp"

namespace rtsurv::survival {
namespace {

// Six patients: events at 1, 3, 3, 6; censored at 3 and 5. S = 1, 5/6 from 1, 1/2 from 3 (two of five), 0 from 6.
// Up to 5: 1 + 2 * 5/6 + 2 * 1/2 = 11/3. Area from 1 to 5: 8/3, from 3 to 5: 1.
// Variance: (8/3)^2 * 1/(6 * 5) + 1^2 * 2/(5 * 3) = 64/270 + 2/15 = 10/27.
TEST(RestrictedMean, agrees_with_six_patients_by_hand) {
  const Cohort cohort{{1, 3, 3, 6, 3, 5}, {1, 1, 1, 1, 0, 0}};
  const RestrictedMean mean = restricted_mean(cohort.follow_up(), {.tau = 5.0});
  EXPECT_NEAR(mean.mean, 11.0 / 3.0, 1e-14);
  EXPECT_NEAR(mean.std_error, std::sqrt(10.0 / 27.0), 1e-14);
  EXPECT_NEAR(mean.upper - mean.mean, math::normal_quantile(0.975) * mean.std_error, 1e-12);
}

// Up to 6 the area from 5 adds 1/2 to each, and the last death, of the only one at risk, adds no variance.
TEST(RestrictedMean, the_death_of_all_at_risk_adds_no_variance) {
  const Cohort cohort{{1, 3, 3, 6, 3, 5}, {1, 1, 1, 1, 0, 0}};
  const RestrictedMean mean = restricted_mean(cohort.follow_up(), {.tau = 6.0});
  EXPECT_NEAR(mean.mean, 25.0 / 6.0, 1e-14);
  EXPECT_NEAR(mean.std_error, std::sqrt(19.0 * 19.0 / 36.0 / 30.0 + 2.25 * 2.0 / 15.0), 1e-14);
}

// After 6 nobody is left: the curve is 0, and the window may go on.
TEST(RestrictedMean, does_not_change_once_the_curve_has_come_to_zero) {
  const Cohort cohort{{1, 3, 3, 6, 3, 5}, {1, 1, 1, 1, 0, 0}};
  const RestrictedMean mean = restricted_mean(cohort.follow_up(), {.tau = 60.0});
  EXPECT_NEAR(mean.mean, 25.0 / 6.0, 1e-14);
  EXPECT_NEAR(mean.std_error, std::sqrt(19.0 * 19.0 / 36.0 / 30.0 + 2.25 * 2.0 / 15.0), 1e-14);
}

TEST(RestrictedMean, agrees_with_r_where_all_have_died_before_tau) {
  const auto data = oracle::read_columns("restricted_mean/adeno.csv");
  const auto numbers = oracle::numbers(oracle::read_json("restricted_mean/expected.json")["adeno"]);
  const Cohort cohort{data.at("time"), {data.at("status").begin(), data.at("status").end()}};
  const RestrictedMean mean = restricted_mean(cohort.follow_up(), {.tau = 300.0});
  EXPECT_NEAR(mean.mean / numbers[0], 1.0, 1e-10);
  EXPECT_NEAR(mean.std_error / numbers[1], 1.0, 1e-10);
}

TEST(RestrictedMean, agrees_with_r_on_the_colon_trial) {
  const auto data = oracle::read_columns("restricted_mean/colon.csv");
  const auto expected = oracle::read_json("restricted_mean/expected.json");
  for (const int obstructed : {0, 1}) {
    Cohort group;
    for (std::size_t i = 0; i < data.at("time").size(); ++i) {
      if (data.at("obstruct")[i] != obstructed) continue;
      group.time.push_back(data.at("time")[i]);
      group.event.push_back(data.at("status")[i] == 1.0 ? 1 : 0);
    }
    const RestrictedMean mean = restricted_mean(group.follow_up(), {.tau = expected["tau"]});
    const auto numbers = oracle::numbers(expected[obstructed == 1 ? "obstructed" : "free"]);
    EXPECT_NEAR(mean.mean / numbers[0], 1.0, 1e-10);
    EXPECT_NEAR(mean.std_error / numbers[1], 1.0, 1e-10);
  }
}

TEST(RestrictedMean, without_events_is_tau_itself) {
  const RestrictedMean mean = restricted_mean(Cohort{{4, 5, 9}, {0, 0, 0}}.follow_up(), {.tau = 7.0});
  EXPECT_EQ(mean.mean, 7.0);
  EXPECT_EQ(mean.std_error, 0.0);
}

TEST(RestrictedMean, scales_with_the_unit_of_time) {
  const RestrictedMean months = restricted_mean(Cohort{{1, 2, 4, 8}, {1, 0, 1, 1}}.follow_up(), {.tau = 6.0});
  const RestrictedMean weeks = restricted_mean(Cohort{{4, 8, 16, 32}, {1, 0, 1, 1}}.follow_up(), {.tau = 24.0});
  EXPECT_NEAR(weeks.mean, 4.0 * months.mean, 1e-12);
  EXPECT_NEAR(weeks.std_error, 4.0 * months.std_error, 1e-12);
}

// Means 4 and 6 with errors 0.3 and 0.4: difference 2 with error 0.5; log ratio with error sqrt(0.075^2 + 0.0667^2).
TEST(RestrictedMean, two_groups_are_compared_by_hand) {
  const RestrictedMean first{4.0, 0.3, 0.0, 0.0}, second{6.0, 0.4, 0.0, 0.0};
  const Contrast difference = mean_difference(first, second);
  EXPECT_NEAR(difference.estimate, 2.0, 1e-14);
  EXPECT_NEAR(difference.std_error, 0.5, 1e-14);
  EXPECT_NEAR(difference.p, math::normal_two_sided(4.0), 1e-16);
  const auto ratio = mean_ratio(first, second);
  ASSERT_TRUE(ratio);
  EXPECT_NEAR(ratio->estimate, 1.5, 1e-14);
  EXPECT_NEAR(ratio->std_error, std::hypot(0.075, 0.4 / 6.0), 1e-14);
}

// Nobody lives shorter than 10, all die at 1 or some do at 2 and 5: a group without an error gives no interval and no P.
TEST(RestrictedMean, has_no_interval_where_a_group_has_no_error) {
  const RestrictedMean lived = restricted_mean(Cohort{{10, 11, 12}, {0, 0, 0}}.follow_up(), {.tau = 10.0});
  const RestrictedMean died = restricted_mean(Cohort{{1, 1, 1}, {1, 1, 1}}.follow_up(), {.tau = 10.0});
  const RestrictedMean known = restricted_mean(Cohort{{2, 5, 12}, {1, 1, 0}}.follow_up(), {.tau = 10.0});
  EXPECT_EQ(mean_difference(lived, died).estimate, -9.0);
  for (const RestrictedMean& other : {died, known})
    for (const Contrast& contrast : {mean_difference(lived, other), *mean_ratio(other, lived)}) {
      EXPECT_FALSE(contrast.has_interval());
      for (const double number : {contrast.std_error, contrast.lower, contrast.upper, contrast.p})
        EXPECT_TRUE(std::isnan(number));
    }
}

TEST(RestrictedMean, rejects_a_tau_without_follow_up_and_impossible_options) {
  const FollowUp follow_up = Cohort{{1, 2}, {1, 0}}.follow_up();
  EXPECT_THROW((void)restricted_mean(follow_up, {.tau = 2.5}), InvalidOption);
  EXPECT_THROW((void)restricted_mean(follow_up, {.tau = 0.0}), InvalidOption);
  EXPECT_THROW((void)restricted_mean(follow_up, {.tau = 1.0, .confidence_level = 95.0}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
