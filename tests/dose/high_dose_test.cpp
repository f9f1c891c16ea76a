#include "rtsurv/dose/models/high_dose.hpp"

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {
namespace {

// dT = 6, alpha/beta 3.5, slope 1 + 12/3.5 = 31/7: 5 (6 (1 + 6/3.5) + 31/7) = 5 (114/7 + 31/7) = 725/7.
TEST(LinearQuadraticLinear, five_fractions_of_seven_gray_by_hand) {
  const LinearQuadraticLinear model{{6.0}, tangent_slope({6.0}, {3.5})};
  EXPECT_NEAR(bed_lql({Gray{35.0}, 5}, {3.5}, model).value, 725.0 / 7.0, 1e-12);
}

TEST(LinearQuadraticLinear, is_the_linear_quadratic_model_up_to_the_transition) {
  const LinearQuadraticLinear model{{6.0}, 2.0};
  for (const double d : {1.0, 3.0, 6.0})
    EXPECT_EQ(bed_lql(course(5, {d}), {3.5}, model).value, bed(course(5, {d}), {3.5}).value);
}

TEST(LinearQuadraticLinear, is_continuous_at_the_transition_and_below_the_linear_quadratic_model_beyond) {
  const LinearQuadraticLinear model{{6.0}, tangent_slope({6.0}, {3.5})};
  const double at = bed_lql(course(1, {6.0}), {3.5}, model).value;
  EXPECT_NEAR(bed_lql(course(1, {6.0 + 1e-9}), {3.5}, model).value, at, 1e-7);
  EXPECT_LT(bed_lql(course(1, {20.0}), {3.5}, model).value, bed(course(1, {20.0}), {3.5}).value);
}

// (60 - 3 * 1.8) / (0.33 * 1.25).
TEST(UniversalSurvivalCurve, three_fractions_of_twenty_gray_by_hand) {
  const UniversalSurvivalCurve model{.alpha_per_gy = 0.33, .d0_gy = 1.25, .dq_gy = 1.8, .transition = {6.2}};
  EXPECT_NEAR(bed_usc({Gray{60.0}, 3}, {8.6}, model).value, 54.6 / 0.4125, 1e-12);
}

TEST(UniversalSurvivalCurve, is_the_linear_quadratic_model_below_the_transition) {
  const UniversalSurvivalCurve model{.alpha_per_gy = 0.33, .d0_gy = 1.25, .dq_gy = 1.8, .transition = {6.2}};
  EXPECT_EQ(bed_usc({Gray{60.0}, 30}, {8.6}, model).value, bed({Gray{60.0}, 30}, {8.6}).value);
}

// 2 Dq / (1 - alpha D0) = 3.6 / 0.5875, and alpha/beta = 4 * 0.33 * 1.25 * 1.8 / 0.5875^2.
TEST(UniversalSurvivalCurve, the_line_touches_the_curve_at_the_smooth_transition) {
  const SmoothTransition smooth = smooth_transition(0.33, 1.25, 1.8);
  EXPECT_NEAR(smooth.transition.value, 3.6 / 0.5875, 1e-12);
  EXPECT_NEAR(smooth.alpha_beta.value, 2.97 / (0.5875 * 0.5875), 1e-12);
  const UniversalSurvivalCurve model{
      .alpha_per_gy = 0.33, .d0_gy = 1.25, .dq_gy = 1.8, .transition = smooth.transition};
  const double below = bed_usc(course(1, {smooth.transition.value - 1e-6}), smooth.alpha_beta, model).value;
  const double at = bed_usc(course(1, smooth.transition), smooth.alpha_beta, model).value;
  const double beyond = bed_usc(course(1, {smooth.transition.value + 1e-6}), smooth.alpha_beta, model).value;
  EXPECT_NEAR(at, bed(course(1, smooth.transition), smooth.alpha_beta).value, 1e-12);
  EXPECT_NEAR((at - below) / 1e-6, (beyond - at) / 1e-6, 1e-5);
}

TEST(HighDose, rejects_what_is_not_positive) {
  EXPECT_THROW((void)tangent_slope({0.0}, {3.5}), InvalidOption);
  EXPECT_THROW((void)bed_lql({Gray{35.0}, 5}, {3.5}, {{6.0}, 0.0}), InvalidOption);
  EXPECT_THROW((void)bed_usc({Gray{35.0}, 5}, {3.5}, {0.0, 1.0, 1.0, {6.0}}), InvalidOption);
  EXPECT_THROW((void)bed_usc({Gray{35.0}, 5}, {3.5}, {0.33, 1.25, 1.8, {1.5}}), InvalidOption);
  EXPECT_THROW((void)smooth_transition(0.8, 1.25, 1.8), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
