#include "rtsurv/dose/models/recovery.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {
namespace {

// 50 Gy in 25 at alpha/beta 2 has a BED of 100 Gy; with a quarter recovered 75 Gy of it, 37.5 Gy of EQD2, are left.
TEST(Recovery, a_recovered_share_is_taken_from_the_effect) {
  const Gray left = remembered(bed({Gray{50.0}, 25}, {2.0}), RecoveredShare{0.25});
  EXPECT_NEAR(left.value, 75.0, 1e-12);
  EXPECT_NEAR(eqd2_of_bed(left, {2.0}).value, 37.5, 1e-12);
  EXPECT_EQ(remembered({100.0}, RecoveredShare{}).value, 100.0);
  EXPECT_EQ(remembered({100.0}, RecoveredShare{1.0}).value, 0.0);
}

// Two half-times of 12 months leave a quarter, half a half-time leaves 1 / sqrt(2).
TEST(Recovery, a_half_time_halves_what_is_remembered) {
  EXPECT_NEAR(remembered({100.0}, RecoveryHalfTime{12.0, 24.0}).value, 25.0, 1e-12);
  EXPECT_NEAR(recovered_share(RecoveryHalfTime{12.0, 6.0}), 1.0 - 0.70710678118654752, 1e-15);
  EXPECT_EQ(remembered({100.0}, RecoveryHalfTime{12.0, 0.0}).value, 100.0);
}

TEST(Recovery, what_no_recovery_can_be_is_refused) {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double share : {-0.1, 1.1, 25.0, std::numeric_limits<double>::quiet_NaN()})
    EXPECT_THROW((void)recovered_share(RecoveredShare{share}), InvalidOption) << share;
  for (const RecoveryHalfTime& wrong :
       {RecoveryHalfTime{0.0, 12.0}, RecoveryHalfTime{12.0, -1.0}, RecoveryHalfTime{infinity, 12.0}})
    EXPECT_THROW((void)recovered_share(wrong), InvalidOption);
  EXPECT_THROW((void)remembered({-1.0}, RecoveredShare{0.5}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
