// Columns that do not differ among those who are compared.
#include "rtsurv/study/columns/alike.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rtsurv::study {
namespace {

using survival::FollowUp;
using ::testing::ElementsAre;

// Subjects in the order of the file; stratum 0 has events at 2 and 5, stratum 1 one at 4.
const std::vector<double> time{5, 1, 2, 3, 4, 6, 3};
const std::vector<std::uint8_t> event{1, 0, 1, 0, 1, 0, 0};
const std::vector<int> stratum{0, 0, 0, 0, 1, 1, 1};

FollowUp in_two_strata() { return FollowUp({.time = time, .event = event, .stratum = stratum}); }

TEST(AtRiskAtAnEvent, AreThoseWhoReachTheFirstOfTheirStratum) {
  EXPECT_THAT(at_risk_at_an_event(in_two_strata()), ElementsAre(1, 0, 1, 1, 1, 1, 0));
}

TEST(AtRiskAtAnEvent, EnterBeforeOneAndLeaveAtOrAfterIt) {
  const std::vector<double> entry{0, 0, 0, 2, 0, 4, 0};
  const FollowUp late({.time = time, .event = event, .entry = entry, .stratum = stratum});
  EXPECT_THAT(at_risk_at_an_event(late), ElementsAre(1, 0, 1, 0, 1, 0, 0)) << "(2, 3] and (4, 6] hold no event";
}

TEST(AtRiskAtAnEvent, CountNoEventOfWeightZero) {
  const std::vector<double> weight{1, 1, 0, 1, 0, 1, 1};
  const FollowUp weighted({.time = time, .event = event, .weight = weight, .stratum = stratum});
  EXPECT_THAT(at_risk_at_an_event(weighted), ElementsAre(1, 0, 0, 0, 0, 0, 0));
}

TEST(AlikeColumns, AreToldByThoseAmongWhomTheyAre) {
  const FollowUp follow_up = in_two_strata();
  EXPECT_EQ(alike(std::vector<double>(7, 3.0), follow_up), Alike::all);
  EXPECT_EQ(alike(std::vector<double>{1, 1, 1, 1, 8, 8, 8}, follow_up), Alike::strata);
  EXPECT_EQ(alike(std::vector<double>{1, 9, 1, 1, 8, 8, 0}, follow_up), Alike::at_risk)
      << "subjects 1 and 6 leave early";
  EXPECT_EQ(alike(std::vector<double>{1, 1, 1, 2, 8, 8, 8}, follow_up), std::nullopt);
}

}  // namespace
}  // namespace rtsurv::study
