#include "rtsurv/dose/models/incomplete_repair.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {
namespace {

TEST(IncompleteRepair, one_fraction_a_day_leaves_nothing_unrepaired) {
  EXPECT_EQ(incomplete_repair_factor({1, 24.0, 4.4}), 0.0);
}

// theta = 2^(-interval / half-time): H_2 = theta, H_3 = 2/3 theta (2 + theta).
TEST(IncompleteRepair, two_and_three_fractions_a_day_by_hand) {
  EXPECT_NEAR(incomplete_repair_factor({2, 4.4, 4.4}), 0.5, 1e-15);
  EXPECT_NEAR(incomplete_repair_factor({3, 4.4, 4.4}), 2.0 / 3.0 * 0.5 * 2.5, 1e-15);
}

TEST(IncompleteRepair, agrees_with_the_closed_form_of_thames) {
  for (const int m : {2, 3, 4, 6}) {
    const double theta = std::exp2(-6.0 / 4.4);
    const double closed = 2.0 / m * (theta / (1 - theta)) * (m - (1 - std::pow(theta, m)) / (1 - theta));
    EXPECT_NEAR(incomplete_repair_factor({m, 6.0, 4.4}), closed, 1e-14);
  }
}

// 10 fractions of 3.85 Gy twice a day, 6 h apart, half-time 4.4 h, alpha/beta 3.4:
// 38.5 (1 + (1 + 2^(-6/4.4)) 3.85 / 3.4).
TEST(IncompleteRepair, a_twice_daily_course_by_hand) {
  const double by_hand = 38.5 * (1.0 + (1.0 + std::exp2(-6.0 / 4.4)) * 3.85 / 3.4);
  const Course accelerated = course(10, {3.85});
  EXPECT_NEAR(bed_incomplete_repair(accelerated, {3.4}, {2, 6.0, 4.4}).value, by_hand, 1e-12);
  EXPECT_NEAR(eqd2_incomplete_repair(accelerated, {3.4}, {2, 6.0, 4.4}).value, by_hand / (1.0 + 2.0 / 3.4), 1e-12);
}

TEST(IncompleteRepair, a_long_interval_is_complete_repair) {
  EXPECT_NEAR(bed_incomplete_repair({Gray{40.0}, 10}, {3.0}, {2, 500.0, 1.0}).value, bed({Gray{40.0}, 10}, {3.0}).value,
              1e-12);
}

TEST(IncompleteRepair, rejects_what_is_not_positive) {
  EXPECT_THROW((void)incomplete_repair_factor({0, 6.0, 4.4}), InvalidOption);
  EXPECT_THROW((void)incomplete_repair_factor({2, 0.0, 4.4}), InvalidOption);
  EXPECT_THROW((void)incomplete_repair_factor({2, 6.0, -1.0}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
