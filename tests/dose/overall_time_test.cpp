#include "rtsurv/dose/models/overall_time.hpp"

#include <numbers>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {
namespace {

const Course seventy{Gray{70.0}, 35};
constexpr AlphaBeta tumour{10.0};

// BED = 70 * 1.2 = 84; 25 days beyond the kick-off: 25 ln 2 / (0.35 * 3) = 16.50.
TEST(OverallTime, repopulation_is_subtracted_by_hand) {
  const Repopulation regrowth{.alpha_per_gy = 0.35, .doubling_time_days = 3.0, .kick_off_days = 21.0};
  EXPECT_NEAR(bed_with_repopulation(seventy, tumour, 46.0, regrowth).value, 84.0 - 25.0 * std::numbers::ln2 / 1.05,
              1e-12);
}

// 18 days beyond the delay at 0.9 Gy per day: 84 - 16.2.
TEST(OverallTime, a_daily_loss_is_subtracted_by_hand) {
  EXPECT_NEAR(bed_with_repopulation(seventy, tumour, 46.0, DailyLoss{0.9, 28.0}).value, 67.8, 1e-12);
}

TEST(OverallTime, a_short_treatment_gains_nothing) {
  EXPECT_EQ(lost_to_repopulation(10.0, DailyLoss{0.9, 28.0}).value, 0.0);
  EXPECT_EQ(lost_to_repopulation(10.0, Repopulation{0.3, 3.0, 21.0}).value, 0.0);
  EXPECT_EQ(eqd2_for_time(seventy, tumour, 30.0, 46.0, 0.7).value, eqd2(seventy, tumour).value);
}

TEST(OverallTime, an_endless_treatment_is_worth_nothing_rather_than_less) {
  EXPECT_EQ(bed_with_repopulation(seventy, tumour, 1000.0, DailyLoss{0.9, 28.0}).value, 0.0);
}

TEST(OverallTime, a_week_more_costs_seven_times_the_daily_dose) {
  EXPECT_NEAR(eqd2_for_time(seventy, tumour, 53.0, 46.0, 0.7).value, 65.1, 1e-12);
}

TEST(OverallTime, the_dose_after_a_gap_keeps_the_bed_of_the_tumour) {
  const GrayPerFraction d = dose_per_fraction_after_gap({2.0}, 10, tumour, 5.0, 0.9);
  EXPECT_GT(d.value, 2.0);
  EXPECT_NEAR(bed(course(10, d), tumour).value - 5.0 * 0.9, bed(course(10, {2.0}), tumour).value, 1e-10);
}

TEST(OverallTime, no_gap_needs_no_compensation) {
  EXPECT_NEAR(dose_per_fraction_after_gap({2.0}, 10, tumour, 0.0, 0.9).value, 2.0, 1e-12);
}

TEST(OverallTime, rejects_what_is_outside_its_range) {
  EXPECT_THROW((void)lost_to_repopulation(-1.0, DailyLoss{0.9, 28.0}), InvalidOption);
  EXPECT_THROW((void)lost_to_repopulation(40.0, DailyLoss{-0.9, 28.0}), InvalidOption);
  EXPECT_THROW((void)lost_to_repopulation(40.0, Repopulation{0.3, 0.0, 21.0}), InvalidOption);
  EXPECT_THROW((void)dose_per_fraction_after_gap({2.0}, 0, tumour, 5.0, 0.9), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
