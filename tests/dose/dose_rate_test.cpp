#include "rtsurv/dose/models/dose_rate.hpp"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::dose {
namespace {

// x = ln 2 when the duration is one half-time: g = 2 (ln 2 - 1/2) / (ln 2)^2.
TEST(DoseRate, the_factor_after_one_half_time_by_hand) {
  const double x = std::numbers::ln2;
  EXPECT_NEAR(lea_catcheside(1.5, 1.5), 2.0 * (x - 0.5) / (x * x), 1e-15);
}

TEST(DoseRate, an_instant_dose_repairs_nothing_and_a_long_one_almost_all) {
  EXPECT_EQ(lea_catcheside(0.0, 1.5), 1.0);
  EXPECT_NEAR(lea_catcheside(1e6, 1.5) * 1e6 * std::numbers::ln2 / 1.5 / 2.0, 1.0, 1e-5);
}

TEST(DoseRate, the_series_meets_the_closed_form) {
  const double half_time = std::numbers::ln2;  // then x is the duration
  EXPECT_NEAR(lea_catcheside(0.99999e-4, half_time), lea_catcheside(1.00001e-4, half_time), 1e-8);
}

TEST(DoseRate, a_continuous_implant_of_six_days) {
  const double x = std::numbers::ln2 * 144.0 / 1.5, g = 2.0 * (x - 1.0 + std::exp(-x)) / (x * x);
  EXPECT_NEAR(bed_continuous({60.0}, 144.0, {10.0}, 1.5).value, 60.0 * (1.0 + 6.0 * g), 1e-12);
}

// mu and lambda are ln 2 over half-times: R0 / (mu + lambda) = D (1/1425.6) / (1/1.5 + 1/1425.6).
TEST(DoseRate, a_permanent_iodine_implant_by_hand) {
  const double share = (1.0 / 1425.6) / (1.0 / 1.5 + 1.0 / 1425.6);
  EXPECT_NEAR(bed_permanent_implant({145.0}, 1425.6, {10.0}, 1.5).value, 145.0 * (1.0 + 14.5 * share), 1e-10);
}

TEST(DoseRate, rejects_what_is_not_positive) {
  EXPECT_THROW((void)lea_catcheside(-1.0, 1.5), InvalidOption);
  EXPECT_THROW((void)bed_continuous({60.0}, 144.0, {10.0}, 0.0), InvalidOption);
  EXPECT_THROW((void)bed_permanent_implant({0.0}, 1425.6, {10.0}, 1.5), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
