#include "rtsurv/dose/probability/tumour_control.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::dose {
namespace {

// BED = 60 * 1.2 = 72; 1e7 exp(-0.3 * 72).
TEST(TumourControl, a_poisson_probability_by_hand) {
  EXPECT_NEAR(tcp_poisson({Gray{60.0}, 30}, {10.0}, 0.3, 1e7), std::exp(-1e7 * std::exp(-21.6)), 1e-14);
}

TEST(TumourControl, half_of_the_tumours_are_controlled_at_d50) {
  const DoseResponse curve{{50.0}, 2.0};
  EXPECT_NEAR(response_log_logistic({50.0}, curve), 0.5, 1e-15);
  EXPECT_NEAR(response_poisson({50.0}, curve), 0.5, 1e-15);
}

TEST(TumourControl, one_percent_more_dose_at_d50_gives_gamma50_percent_more_control) {
  const DoseResponse curve{{50.0}, 2.0};
  const double h = 1e-6;
  EXPECT_NEAR((response_log_logistic({50.0 * (1 + h)}, curve) - 0.5) / h, 2.0, 1e-4);
  // That of the Poisson form is gamma50 e ln 2 / 2, a little less.
  EXPECT_NEAR((response_poisson({50.0 * (1 + h)}, curve) - 0.5) / h, 2.0 * std::exp(1.0) * std::log(2.0) / 2.0, 1e-4);
}

TEST(TumourControl, the_log_logistic_response_is_0_without_dose_and_rises_to_1) {
  const DoseResponse curve{{50.0}, 2.0};
  EXPECT_EQ(response_log_logistic({0.0}, curve), 0.0);
  EXPECT_NEAR(response_log_logistic({5000.0}, curve), 1.0, 1e-12);
  for (double dose = 1.0; dose < 100.0; dose += 1.0)
    EXPECT_LT(response_log_logistic({dose}, curve), response_log_logistic({dose + 1.0}, curve));
}

TEST(TumourControl, rejects_what_is_not_positive) {
  EXPECT_THROW((void)tcp_poisson({Gray{60.0}, 30}, {10.0}, 0.3, 0.0), InvalidOption);
  EXPECT_THROW((void)response_poisson({-1.0}, {{50.0}, 2.0}), InvalidOption);
  EXPECT_THROW((void)response_log_logistic({10.0}, {{50.0}, 0.0}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
