#include "rtsurv/dose/probability/normal_tissue.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::dose {
namespace {

constexpr std::array<double, 3> doses{10.0, 20.0, 30.0};
constexpr std::array<double, 3> volumes{50.0, 30.0, 20.0};

// 0.5 * 10 + 0.3 * 20 + 0.2 * 30 = 17.
TEST(NormalTissue, geud_with_exponent_one_is_the_mean_dose) {
  EXPECT_NEAR(geud(doses, volumes, 1.0).value, 17.0, 1e-12);
}

TEST(NormalTissue, geud_goes_from_the_minimum_to_the_maximum_with_its_exponent) {
  EXPECT_NEAR(geud(doses, volumes, 2000.0).value, 30.0, 0.05);
  EXPECT_NEAR(geud(doses, volumes, -2000.0).value, 10.0, 0.05);
  EXPECT_LT(geud(doses, volumes, 1.0).value, geud(doses, volumes, 8.0).value);
}

TEST(NormalTissue, geud_does_not_depend_on_the_unit_of_volume) {
  const std::array<double, 3> other{0.5, 0.3, 0.2};
  EXPECT_NEAR(geud(doses, volumes, 8.0).value, geud(doses, other, 8.0).value, 1e-12);
}

// Lung: TD50 30.8 Gy, m 0.37 of mean dose (Seppenwoolde et al., IJROBP 55 (2003) 724-735): Phi(-10.8 / 11.396) at 20
// Gy.
TEST(NormalTissue, the_lung_model_of_lyman_kutcher_and_burman_by_hand) {
  EXPECT_NEAR(ntcp_lkb({30.8}, {30.8}, 0.37), 0.5, 1e-15);
  EXPECT_NEAR(ntcp_lkb({20.0}, {30.8}, 0.37), 0.5 * std::erfc(10.8 / 11.396 / std::sqrt(2.0)), 1e-14);
}

TEST(NormalTissue, the_logistic_lung_model_rises_from_five_percent_at_seven_gray) {
  EXPECT_NEAR(ntcp_logistic({7.0}, -3.87, 0.126), 1.0 / (1.0 + std::exp(3.87 - 0.882)), 1e-15);
}

TEST(NormalTissue, rejects_what_is_not_a_histogram) {
  const std::array<double, 2> two{1.0, 2.0};
  const std::array<double, 3> none{0.0, 0.0, 0.0}, negative{1.0, -1.0, 1.0};
  EXPECT_THROW((void)geud(doses, two, 1.0), InvalidOption);
  EXPECT_THROW((void)geud(doses, none, 1.0), InvalidOption);
  EXPECT_THROW((void)geud(doses, negative, 1.0), InvalidOption);
  EXPECT_THROW((void)geud(doses, volumes, 0.0), InvalidOption);
  EXPECT_EQ(geud(none, volumes, 1.0).value, 0.0);
}

TEST(NormalTissue, a_part_without_dose_is_the_dose_of_a_negative_exponent) {
  const std::array<double, 3> cold{0.0, 20.0, 30.0};
  EXPECT_EQ(geud(cold, volumes, -1.0).value, 0.0);
}

// A histogram often ends in bins without volume: 30 Gy to nobody is no dose.
TEST(NormalTissue, bins_without_volume_do_not_count) {
  const std::array<double, 3> without_last{50.0, 30.0, 0.0};
  EXPECT_NEAR(geud(doses, without_last, 2000.0).value, 20.0 * std::pow(30.0 / 80.0, 1.0 / 2000.0), 1e-12);
  const std::array<double, 3> cold{0.0, 20.0, 30.0}, without_first{0.0, 1.0, 1.0};
  EXPECT_NEAR(geud(cold, without_first, -1.0).value, 24.0, 1e-12);  // 2 / (1/20 + 1/30)
}

TEST(NormalTissue, no_exponent_overflows) {
  for (const double a : {1e6, -1e6, 1e-3, -1e-3}) {
    const double dose = geud(doses, volumes, a).value;
    EXPECT_GE(dose, 10.0) << a;
    EXPECT_LE(dose, 30.0) << a;
  }
}

}  // namespace
}  // namespace rtsurv::dose
