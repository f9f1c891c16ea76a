#include "rtsurv/math/confidence_level.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::math {
namespace {

TEST(ConfidenceLevel, gives_the_normal_quantile_of_r) {
  EXPECT_NEAR(ConfidenceLevel(0.95).z(), 1.959963984540054, 1e-15);
  EXPECT_NEAR(ConfidenceLevel(0.9).z(), 1.644853626951472, 1e-15);
  EXPECT_NEAR(ConfidenceLevel(0.5).z(), 0.6744897501960817, 1e-15);
}

TEST(ConfidenceLevel, leaves_half_of_the_rest_to_each_tail) {
  EXPECT_NEAR(ConfidenceLevel(0.95).tail(), 0.025, 1e-16);
  EXPECT_EQ(ConfidenceLevel(0.95).value(), 0.95);
}

TEST(ConfidenceLevel, refuses_what_is_no_level) {
  for (const double level : {0.0, 1.0, -0.5, 95.0, 0.9999999999999999, std::numeric_limits<double>::quiet_NaN()})
    EXPECT_THROW(ConfidenceLevel{level}, InvalidOption) << level;
  EXPECT_LT(ConfidenceLevel(1.0 - 1e-12).z(), 7.2);
}

}  // namespace
}  // namespace rtsurv::math
