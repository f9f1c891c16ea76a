#include "rtsurv/math/poisson_interval.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::math {
namespace {

double at_least(int count, double mean) {
  double below = 0.0, term = std::exp(-mean);
  for (int k = 0; k < count; ++k) {
    below += term;
    term *= mean / (k + 1);
  }
  return 1.0 - below;
}

// The limits are the means under which the count would be as far out as a/2: P(X >= 4) and P(X <= 4) are 0.025.
TEST(Garwood, FourEventsByTheirDefinition) {
  const Interval interval = garwood(4.0);
  EXPECT_NEAR(at_least(4, interval.lower), 0.025, 1e-12);
  EXPECT_NEAR(1.0 - at_least(5, interval.upper), 0.025, 1e-12);
}

TEST(Garwood, NoEventStillHasAnUpperLimit) {
  EXPECT_EQ(garwood(0.0).lower, 0.0);
  EXPECT_NEAR(garwood(0.0).upper, -std::log(0.025), 1e-12);
}

TEST(Garwood, AgreesWithR) {
  const nlohmann::json expected = oracle::read_json("person_time/expected.json");
  for (const auto& entry : expected["intervals"]) {
    const Interval interval = garwood(entry["count"], entry["level"]);
    const double time = entry["time"];
    oracle::expect_close(interval.lower / time, entry["lower"], 1e-9);
    oracle::expect_close(interval.upper / time, entry["upper"], 1e-9);
  }
}

TEST(Garwood, RefusesWhatIsNoCountAndNoLevel) {
  EXPECT_THROW((void)garwood(1.0, 95.0), InvalidOption);
  EXPECT_THROW((void)garwood(-1.0), InvalidOption);
  EXPECT_THROW((void)garwood(INFINITY), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::math
