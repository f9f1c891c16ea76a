#include "rtsurv/dose/response/relative_rate.hpp"

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::dose {
namespace {

// Darby et al. 2013: 7.4 % more major coronary events per gray; 4.9 Gy were their mean heart dose.
TEST(RelativeRate, rises_by_the_same_amount_for_each_gray) {
  EXPECT_NEAR(relative_rate({4.9}, 0.074), 1.3626, 1e-12);
  EXPECT_EQ(relative_rate({0.0}, 0.074), 1.0);
}

TEST(RelativeRate, rejects_what_is_negative) {
  EXPECT_THROW((void)relative_rate({-1.0}, 0.074), InvalidOption);
  EXPECT_THROW((void)relative_rate({1.0}, -0.074), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
