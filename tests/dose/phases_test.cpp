#include "rtsurv/dose/models/phases.hpp"

#include <array>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/dose/models/proton.hpp"

namespace rtsurv::dose {
namespace {

// 25 x 2 Gy and a boost of 7 x 2 Gy at alpha/beta 3.5: 78.57 + 22 = 100.57 Gy (START-P rows of Moschos & Plataniotis
// 2025).
TEST(Phases, the_effects_of_phases_add) {
  const std::array<Course, 2> phases{Course{Gray{50.0}, 25}, Course{Gray{14.0}, 7}};
  EXPECT_NEAR(bed(phases, {3.5}).value, 64.0 * 11.0 / 7.0, 1e-12);
  EXPECT_NEAR(eqd2(phases, {3.5}).value, 64.0, 1e-12);
}

TEST(Phases, one_phase_is_the_course_itself) {
  const std::array<Course, 1> phase{Course{Gray{45.0}, 15}};
  EXPECT_EQ(eqd2(phase, {3.5}).value, eqd2(phase[0], {3.5}).value);
}

TEST(Phases, physical_dose_would_be_wrong) {
  const std::array<Course, 2> phases{Course{Gray{30.0}, 10}, Course{Gray{20.0}, 5}};
  EXPECT_GT(eqd2(phases, {3.5}).value, 50.0);
}

TEST(Phases, a_course_without_phases_is_refused) {
  EXPECT_THROW((void)bed(std::span<const Course>{}, {3.5}), InvalidOption);
}

// 25 x 2 Gy of protons count as 25 x 2.2 Gy: EQD2 = 55 (1 + 2.2/3.5) / (1 + 2/3.5) = 57.
TEST(Proton, the_dose_is_multiplied_before_the_model) {
  EXPECT_NEAR(eqd2(photon_equivalent({Gray{50.0}, 25}), {3.5}).value, 57.0, 1e-12);
  EXPECT_THROW((void)photon_equivalent({Gray{50.0}, 25}, 0.0), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
