// Times follow the model.
#include <gtest/gtest.h>

#include <cmath>

#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "specifications.hpp"

namespace rtsurv::simulate {
namespace {

using tests::cohort;
using tests::make;

#ifdef RTSURV_SANITIZED
constexpr int cohorts = 500;
#else
constexpr int cohorts = 10'000;
#endif

const std::string two_arms = R"(
[[column]]
name = "treated"
levels = { true = 0.5, false = 0.5 }
[follow_up]
longest = 60
[[event]]
name = "failure"
hazard = 0.05
effect = [{ of = "treated", ratio = 0.5 }]
[[event]]
name = "lost"
kind = "loss"
hazard = 0.02
)";

struct Outcome {
  std::vector<double> time;
  std::vector<std::uint8_t> event;
};

/// The first of event and end, in months.
Outcome outcome(const Cohort& made, const std::string& event) {
  Outcome result;
  const auto &days = made.sheet.find("follow_up_days")->cells, &failed = made.sheet.find(event)->cells;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const bool happened = !is_missing(failed[i]);
    result.time.push_back(std::get<double>(happened ? failed[i] : days[i]) / 30.4375);
    result.event.push_back(happened ? 1 : 0);
  }
  return result;
}

double log_hazard_ratio(const Cohort& made) {
  const Outcome observed = outcome(made, "failure");
  survival::Covariates x{made.sheet.rows, 1, {}};
  for (const Value& value : made.sheet.find("treated")->cells) x.values.push_back(holds(value) ? 1.0 : 0.0);
  return survival::cox(survival::FollowUp(observed.time, observed.event), x, {.concordance = false})
      .coefficient[0]
      .estimate;
}

/// The estimate of one cohort of 100 has a standard error near 0.25, so the mean of 10,000 is known to 0.0025.
TEST(Courses, TenThousandCohortsHaveTheHazardRatioOnAverage) {
  Specification specification = parse_specification(cohort(100) + two_arms, "spec.toml");
  double sum = 0.0;
  for (int seed = 1; seed <= cohorts; ++seed) {
    specification.seed = static_cast<std::uint64_t>(seed);
    sum += log_hazard_ratio(simulate(specification));
  }
  // The estimate is biased away from 0 by about 1 % at this size.
  EXPECT_NEAR(std::exp(sum / cohorts), 0.5, 5.0 * 0.25 / std::sqrt(cohorts) * 0.5 + 0.005);
}

TEST(Courses, SurvivalFollowsItsPoints) {
  const auto made = make(cohort(20000) + R"(
[follow_up]
longest = 100
[[event]]
name = "death"
kind = "death"
survival = [[12, 80], [24, 50], [48, 40]]
)");
  const Outcome observed = outcome(made, "death");
  const std::vector<double> at{12.0, 24.0, 48.0, 72.0};
  const auto curve = survival::kaplan_meier(survival::FollowUp(observed.time, observed.event), {.at = at});
  EXPECT_NEAR(*curve.at[0].survival, 0.8, 0.012);
  EXPECT_NEAR(*curve.at[1].survival, 0.5, 0.015);
  EXPECT_NEAR(*curve.at[2].survival, 0.4, 0.015);
  EXPECT_NEAR(*curve.at[3].survival, 0.4 * 0.8, 0.015);  // the hazard from 24 to 48 goes on
}

/// A ratio of 0.25 in the first year and 4 after it: S(12) and S(24) of both arms by hand.
TEST(Courses, HazardsNeedNotBeProportional) {
  const auto made = make(cohort(20000) + R"(
[[column]]
name = "treated"
levels = { true = 1.0 }
[follow_up]
longest = 36
[[event]]
name = "death"
kind = "death"
hazard = [[0, 0.04], [6, 0.02]]
effect = [{ of = "treated", ratio = [[0, 0.25], [12, 4]] }]
)");
  const Outcome observed = outcome(made, "death");
  const std::vector<double> at{12.0, 24.0};
  const auto curve = survival::kaplan_meier(survival::FollowUp(observed.time, observed.event), {.at = at});
  EXPECT_NEAR(*curve.at[0].survival, std::exp(-0.25 * (6 * 0.04 + 6 * 0.02)), 0.012);
  EXPECT_NEAR(*curve.at[1].survival, std::exp(-0.25 * 0.36 - 4 * 12 * 0.02), 0.015);
}

/// With a shared frailty those who die early were about to fail: Kaplan-Meier of failure is too high. Without it it is
/// right.
TEST(Courses, ASharedFrailtyMakesCensoringByDeathInformative) {
  const auto control_at_24 = [](const std::string& frailty) {
    const auto made = make(cohort(20000) + "[follow_up]\nlongest = 60\nfrailty = " + frailty + R"(
[[event]]
name = "failure"
hazard = 0.04
frailty = 1
[[event]]
name = "death"
kind = "death"
hazard = 0.04
frailty = 1
)");
    const Outcome observed = outcome(made, "failure");
    const std::vector<double> at{24.0};
    return *survival::kaplan_meier(survival::FollowUp(observed.time, observed.event), {.at = at}).at[0].survival;
  };
  EXPECT_NEAR(control_at_24("0"), std::exp(-0.96), 0.015);
  // Gamma frailty of variance 1: the marginal is 1 / (1 + 0.96); the observed one averages the hazard over survivors of
  // both.
  EXPECT_NEAR(control_at_24("1"), 1.0 / std::sqrt(1.0 + 2.0 * 0.96), 0.015);
  EXPECT_GT(control_at_24("1"), 1.0 / 1.96 + 0.05);
}

TEST(Courses, NothingHappensBeforeTheLeastDay) {
  const auto made = make(cohort(500) + R"(
[follow_up]
longest = 12
least = "20"
[[event]]
name = "failure"
hazard = 1
[[event]]
name = "death"
kind = "death"
hazard = 1
)");
  for (const char* name : {"failure", "death", "follow_up_days"})
    for (const double day : tests::numbers(made, name)) EXPECT_GT(day, 20.0) << name;
}

}  // namespace
}  // namespace rtsurv::simulate
