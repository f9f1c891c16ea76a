#include "rtsurv/dose/high_dose.hpp"

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/linear_quadratic.hpp"

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

TEST(HighDose, rejects_what_is_not_positive) {
  EXPECT_THROW((void)tangent_slope({0.0}, {3.5}), InvalidOption);
  EXPECT_THROW((void)bed_lql({Gray{35.0}, 5}, {3.5}, {{6.0}, 0.0}), InvalidOption);
  EXPECT_THROW((void)bed_usc({Gray{35.0}, 5}, {3.5}, {0.0, 1.0, 1.0, {6.0}}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
