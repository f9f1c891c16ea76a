#include "rtsurv/chain/sample.hpp"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>

#include "rtsurv/chain/cut_side.hpp"

namespace rtsurv::chain {
namespace {

using testing::ElementsAre;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Four patients, two cut-points; `both` is an expression over them that depends on the patient too.
Plan small() {
  Plan plan;
  plan.patients = 4;
  const std::vector<double> time{1, 2, 3, 4};
  const std::vector<std::uint8_t> event{1, 1, 0, 1};
  plan.endpoints.push_back({"LC", survival::FollowUp({.time = time, .event = event})});
  plan.cuts = {{.name = "a", .x = {1, 2, 3, unknown}}, {.name = "b", .x = {9, 8, 7, 6}, .fixed = 8.0}};
  plan.factors = {{"plain", {"no", "yes"}, {}, {{0, 1, 1, unknown}}},
                  {"both", {"no", "yes"}, {0, 1}, {{0, 0, 0, 0}, {0, 0, 1, 0}, {1, 0, 0, 0}, {1, 1, 1, 1}}},
                  {"b", {"no", "yes"}, {1}, {{0, 0, 0, 0}, {1, 1, 1, 1}}},
                  {.name = "risk_group", .levels = {"none", "some"}, .is_risk_group = true}};
  plan.groups = RiskGroups{{"none", "some"}, {0, 2}, {0, 1, -1}};
  return plan;
}

TEST(HighSide, PutsTheCutItselfWhereItBelongs) {
  const std::vector<double> x{1, 2, 3, unknown};
  EXPECT_THAT(high_side(x, 2.0, CutKind::searched), ElementsAre(0, 0, 1, testing::IsNan()));
  EXPECT_THAT(high_side(x, 2.0, CutKind::fixed), ElementsAre(0, 1, 1, testing::IsNan()));
  EXPECT_THAT(high_side(x, std::nullopt, CutKind::searched), testing::Each(testing::IsNan()));
}

TEST(HighSide, TakesRoundingForEqualAtAFixedCut) {
  const std::vector<double> x{60.0 - 1e-8, 60.0 - 1e-7, 60.0 + 1e-8};
  EXPECT_THAT(high_side(x, 60.0, CutKind::fixed), ElementsAre(1, 0, 1));
  EXPECT_THAT(high_side(x, 60.0, CutKind::searched), ElementsAre(0, 0, 1));
}

// a > 2 is 0 0 1 ?; b >= 8 is 1 1 0 0. State of a + 2 b: patient 0 has 2, patient 1 has 2, patient 2 has 1.
TEST(Values, FollowTheStateOfTheCutPoints) {
  const Plan plan = small();
  const std::vector<std::optional<double>> cuts{2.0, 8.0};
  const Values values(plan, cuts);
  EXPECT_THAT(values.of(0), ElementsAre(0, 1, 1, testing::IsNan()));
  EXPECT_THAT(values.of(1), ElementsAre(1, 0, 1, testing::IsNan()));
  EXPECT_THAT(values.of(2), ElementsAre(1, 1, 0, 0));
}

// plain + b: 1, 2, 1, unknown; a count of 2 has no group.
TEST(Values, CountFactorsIntoRiskGroups) {
  const Plan plan = small();
  const std::vector<std::optional<double>> cuts{2.0, 8.0};
  EXPECT_THAT(Values(plan, cuts).of(3), ElementsAre(1, testing::IsNan(), 1, testing::IsNan()));
}

TEST(Values, AreUnknownWithoutACut) {
  const Plan plan = small();
  const std::vector<std::optional<double>> cuts{std::nullopt, 8.0};
  EXPECT_THAT(Values(plan, cuts).of(1), testing::Each(testing::IsNan()));
}

TEST(Known, LeavesOutUnknownValuesOthersAndThoseNotDrawn) {
  const Plan plan = small();
  const Sample sample(plan, {1, 0, 2, 1});
  const std::vector<double> codes{0, 1, 1, unknown};
  const std::vector<const std::vector<double>*> needed{&codes};
  EXPECT_THAT(known(sample, 0, needed).order(), ElementsAre(0U, 2U));
  EXPECT_THAT(known(sample, 0, {}).order(), ElementsAre(0U, 2U, 3U));
  const std::vector<std::uint8_t> last{0, 0, 0, 1};
  EXPECT_THAT(known(sample, 0, {}, last).order(), ElementsAre(3U));
}

}  // namespace
}  // namespace rtsurv::chain
