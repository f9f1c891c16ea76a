#include "rtsurv/dose/models/linear_quadratic.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::dose {
namespace {

constexpr AlphaBeta breast{3.5};

// 45 Gy in 15 fractions: d = 3, BED = 45 (1 + 3/3.5) = 585/7, EQD2 = (585/7) / (11/7) = 585/11.
TEST(LinearQuadratic, agrees_with_forty_five_gray_in_fifteen_fractions_by_hand) {
  EXPECT_NEAR(bed({Gray{45.0}, 15}, breast).value, 585.0 / 7.0, 1e-12);
  EXPECT_NEAR(eqd2({Gray{45.0}, 15}, breast).value, 585.0 / 11.0, 1e-12);
}

TEST(LinearQuadratic, thirty_six_gray_in_six_fractions_stay_below_sixty_three) {
  EXPECT_NEAR(eqd2({Gray{36.0}, 6}, breast).value, 62.181818181818, 1e-9);
}

TEST(LinearQuadratic, eqd2_of_two_gray_fractions_is_the_physical_dose) {
  for (const double ratio : {0.5, 1.2, 3.5, 10.0, 100.0})
    EXPECT_NEAR(eqd2({Gray{50.0}, 25}, {ratio}).value, 50.0, 1e-12);
}

TEST(LinearQuadratic, bed_of_two_identical_courses_adds) {
  const double once = bed({Gray{20.0}, 5}, breast).value;
  EXPECT_NEAR(bed({Gray{40.0}, 10}, breast).value, 2.0 * once, 1e-12);
}

TEST(LinearQuadratic, rejects_what_is_not_a_course) {
  const double infinite = std::numeric_limits<double>::infinity();
  EXPECT_THROW((void)bed({Gray{-5.0}, 5}, breast), InvalidOption);
  EXPECT_THROW((void)bed({Gray{infinite}, 5}, breast), InvalidOption);
  EXPECT_THROW((void)bed({Gray{50.0}, 0}, breast), InvalidOption);
  EXPECT_THROW((void)eqd2({Gray{50.0}, 25}, {0.0}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
