#include "rtsurv/dose/treatment/treatment.hpp"

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/incomplete_repair.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {
namespace {

const Course fifteen_of_three{Gray{45.0}, 15};

TEST(Treatment, one_daily_phase_is_the_linear_quadratic_model) {
  const Treatment treatment{{{fifteen_of_three}}, {}};
  EXPECT_EQ(bed(treatment, {{3.5}}).value, bed(fifteen_of_three, {3.5}).value);
  EXPECT_EQ(eqd2(treatment, {{3.5}}).value, eqd2(fifteen_of_three, {3.5}).value);
}

// 15 x 2.67 Gy and 8 x 2 Gy at 3.5: BED 40.05 (1 + 2.67/3.5) + 16 (1 + 2/3.5) = 70.602... + 25.142... = 95.745 Gy.
TEST(Treatment, the_effects_of_phases_add) {
  const Treatment treatment{{{Course{Gray{40.05}, 15}}, {Course{Gray{16.0}, 8}}}, {}};
  EXPECT_NEAR(bed(treatment, {{3.5}}).value, 95.7452857142857, 1e-10);
}

// 15 x 3 Gy in 26 days with 0.6 Gy a day lost after 14: 83.571 - 7.2 = 76.371 Gy.
TEST(Treatment, repopulation_is_taken_off_once) {
  const Tissue tissue{{3.5}, {}, DailyLoss{0.6, 14.0}};
  const Treatment long_course{{{fifteen_of_three}}, 26.0};
  EXPECT_NEAR(bed(long_course, tissue).value, 45.0 * (1.0 + 3.0 / 3.5) - 7.2, 1e-12);
  const Treatment short_course{{{fifteen_of_three}}, 5.0};
  EXPECT_EQ(bed(short_course, tissue).value, bed(fifteen_of_three, {3.5}).value);  // nothing is gained
  EXPECT_THROW((void)bed(Treatment{{{fifteen_of_three}}, {}}, tissue), InvalidOption);
  EXPECT_EQ(bed({{{fifteen_of_three}}, 1000.0}, tissue).value, 0.0);
}

TEST(Treatment, several_fractions_a_day_leave_damage_unrepaired) {
  const Course course{Gray{38.5}, 10};
  const Tissue tissue{{3.4}, DailyRepair{6.0, 4.4}, {}};
  EXPECT_NEAR(bed({{{course, 1.0, 2}}, {}}, tissue).value, 99.03690228790403, 1e-10);
  EXPECT_EQ(bed({{{course, 1.0, 1}}, {}}, tissue).value, bed(course, {3.4}).value);
}

// 25 x 2 Gy of protons count as 25 x 2.2 Gy: EQD2 57 Gy.
TEST(Treatment, protons_are_weighted_before_the_model) {
  EXPECT_NEAR(eqd2({{{Course{Gray{50.0}, 25}, 1.1}}, {}}, {{3.5}}).value, 57.0, 1e-12);
}

// 5 x 8 Gy and 1 x 2 Gy at 10, transition 6 Gy, slope 1 + 12/10 = 2.2: 5 (6 * 1.6 + 2.2 * 2) + 2.4 = 72.4 Gy.
TEST(Treatment, the_linear_quadratic_linear_model_takes_phases_beams_and_repopulation) {
  const LinearQuadraticLinear model{{6.0}, 2.2};
  const Treatment treatment{{{Course{Gray{40.0}, 5}}, {Course{Gray{2.0}, 1}}}, 20.0};
  EXPECT_NEAR(bed_lql(treatment, {{10.0}}, model).value, 72.4, 1e-12);
  const Tissue regrowing{{10.0}, {}, DailyLoss{0.5, 14.0}};
  EXPECT_NEAR(bed_lql(treatment, regrowing, model).value, 69.4, 1e-12);
  EXPECT_NEAR(lost_to_repopulation(treatment, regrowing).value, 3.0, 1e-12);
  const Treatment protons{{{Course{Gray{40.0}, 5}, 1.1}}, {}};
  EXPECT_NEAR(bed_lql(protons, {{10.0}}, model).value, 5 * (9.6 + 2.2 * 2.8), 1e-12);
  const Tissue repairing{{10.0}, DailyRepair{6.0, 4.0}, {}};
  EXPECT_THROW((void)bed_lql({{{Course{Gray{40.0}, 5}, 1.0, 2}}, {}}, repairing, model), InvalidOption);
}

TEST(Treatment, needs_a_phase) { EXPECT_THROW((void)bed(Treatment{}, {{3.5}}), InvalidOption); }

}  // namespace
}  // namespace rtsurv::dose
