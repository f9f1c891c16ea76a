#include "rtsurv/math/proportion.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::math {
namespace {

// Three of six: lower is the x with P(X >= 3) = 0.025. Nought of six: (1 - upper)^6 = 0.025.
TEST(ClopperPearson, SixPatientsByHand) {
  const double lower = clopper_pearson(3, 6).lower;
  double tail = 0.0;
  for (const auto& [k, choose] : {std::pair{3, 20.0}, {4, 15.0}, {5, 6.0}, {6, 1.0}})
    tail += choose * std::pow(lower, k) * std::pow(1.0 - lower, 6 - k);
  EXPECT_NEAR(tail, 0.025, 1e-12);
  EXPECT_EQ(clopper_pearson(0, 6).lower, 0.0);
  EXPECT_NEAR(clopper_pearson(0, 6).upper, 1.0 - std::pow(0.025, 1.0 / 6.0), 1e-12);
}

TEST(ClopperPearson, AgreesWithR) {
  const nlohmann::json expected = oracle::read_json("proportions/expected.json");
  for (const auto& entry : expected["intervals"]) {
    const Interval interval = clopper_pearson(entry["count"], entry["total"], entry["level"]);
    oracle::expect_close(interval.lower, entry["lower"], 1e-9);
    oracle::expect_close(interval.upper, entry["upper"], 1e-9);
  }
}

TEST(ClopperPearson, CountsAndTheirOppositesMirrorEachOther) {
  for (std::size_t count = 0; count <= 9; ++count) {
    EXPECT_NEAR(clopper_pearson(count, 9).lower, 1.0 - clopper_pearson(9 - count, 9).upper, 1e-12);
  }
}

TEST(ClopperPearson, WithoutPatientsNothingIsKnown) {
  EXPECT_EQ(clopper_pearson(0, 0).lower, 0.0);
  EXPECT_EQ(clopper_pearson(0, 0).upper, 1.0);
}

TEST(ClopperPearson, RefusesALevelInPercent) { EXPECT_THROW((void)clopper_pearson(1, 2, 95.0), InvalidOption); }

}  // namespace
}  // namespace rtsurv::math
