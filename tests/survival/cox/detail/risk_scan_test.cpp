#include "rtsurv/survival/cox/detail/risk_scan.hpp"

#include <cstdint>
#include <vector>

#include <gmock/gmock.h>

#include "rtsurv/survival/cox/detail/covariates.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"

namespace rtsurv::survival::detail {
namespace {

/// Three event times of ten patients each: so many that columns are added together.
class RiskScanOfTies : public testing::Test {
 protected:
  RiskScanOfTies() {
    for (int i = 0; i < 30; ++i) {
      time.push_back(static_cast<double>(1 + i / 10));
      event.push_back(1);
      x.values.push_back(i % 7);
    }
    x.rows = 30;
    x.columns = 1;
  }

  std::vector<double> time;
  std::vector<std::uint8_t> event;
  Covariates x;
};

TEST_F(RiskScanOfTies, without_covariates_adds_none_of_them) {
  const FollowUp follow_up({.time = time, .event = event});
  const RiskSets sets = risk_sets(follow_up, Ties::efron);
  const ScaledCovariates covariates(follow_up, x, sets);
  const std::vector<double> hazard(30, 1.0);
  RiskScan scan(sets, covariates);
  for (const bool with_covariates : {true, false}) {
    scan.start(hazard, with_covariates);
    if (!with_covariates) scan.move_back();  // another scan clears the sums of the one before at its first stratum
    const std::vector<double> before(scan.s1().begin(), scan.s1().end());
    scan.move_back();
    if (with_covariates)
      EXPECT_THAT(scan.s1(), testing::Not(testing::ElementsAreArray(before)));
    else
      EXPECT_THAT(scan.s1(), testing::ElementsAreArray(before));
  }
}

}  // namespace
}  // namespace rtsurv::survival::detail
