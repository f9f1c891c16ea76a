// Targets are met together, or the ones that clash are named.
#include <gtest/gtest.h>

#include <array>

#include "rtsurv/core/error.hpp"
#include "specifications.hpp"

namespace rtsurv::simulate {
namespace {

using tests::cohort;
using tests::make;

const std::string study = R"(
[[column]]
name = "high"
levels = { true = 40, false = 80 }
[follow_up]
longest = 60
[[event]]
name = "failure"
hazard = 0.03
[[event]]
name = "death"
kind = "death"
hazard = 0.02
[[event]]
name = "lost"
kind = "loss"
hazard = 0.01
[[endpoint]]
name = "LC"
events = ["failure"]
[[endpoint]]
name = "OS"
events = ["death"]
)";

std::string rate(const std::string& name, double percent, double at, const std::string& among = "true") {
  return "[[target]]\nname = \"" + name + "\"\nendpoint = \"LC\"\nrate = " + std::to_string(percent) +
         "\nat = " + std::to_string(at) + "\ntolerance = 1\namong = \"" + among + "\"\n";
}

/// The message with which making the cohort fails.
std::string refusal(const std::string& toml) {
  try {
    (void)make(toml);
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

void expect_refusal(const std::string& targets, const std::vector<std::string>& pieces) {
  const std::string message = refusal(cohort(120) + study + targets);
  for (const std::string& piece : pieces) EXPECT_NE(message.find(piece), std::string::npos) << piece << "\n" << message;
}

const std::string wanted = rate("all", 55, 24) + rate("high", 70, 24, "high") + rate("low", 48, 24, "not high") + R"(
[[target]]
name = "OS median"
endpoint = "OS"
median = 30
tolerance = 0.05
[[target]]
name = "follow-up"
endpoint = "OS"
quartiles = [9, 18, 30]
tolerance = 0.05
[[target]]
name = "dose"
endpoint = "LC"
log_rank_by = "high"
p = [0.01, 0.05]
[[target]]
name = "model"
endpoint = "LC"
tolerance = 3
term = [{ of = "high", ratio = 0.5, p = [0, 0.05] }]
)";

TEST(Calibration, RatesMediansQuartilesTestsAndRatiosAreMetTogether) {
  const auto made = make(cohort(120) + study + wanted);
  ASSERT_EQ(made.residuals.size(), 10U);
  for (const Residual& residual : made.residuals) {
    EXPECT_TRUE(residual.met) << residual.what;
    EXPECT_GE(*residual.obtained, residual.wanted.low - 1e-12) << residual.what;
    EXPECT_LE(*residual.obtained, residual.wanted.high + 1e-12) << residual.what;
  }
  EXPECT_GT(made.moves, 0U);
}

TEST(Calibration, TheSameSeedGivesTheSameBytes) {
  const std::string columns = "[[column]]\nname = \"months\"\nvalue = \"follow_up_days / 30.4375\"\n";
  const std::string once = to_csv(make(cohort(120) + study + wanted + columns).sheet);
  EXPECT_EQ(once, to_csv(make(cohort(120) + study + wanted + columns).sheet));
  EXPECT_NE(once, to_csv(make(cohort(120, 2) + study + wanted + columns).sheet));
}

TEST(Calibration, EventsStayWithinTheFollowUp) {
  const auto made = make(cohort(120) + study + wanted);
  const auto &days = made.sheet.find("follow_up_days")->cells, &failed = made.sheet.find("failure")->cells;
  for (std::size_t i = 0; i < days.size(); ++i) {
    EXPECT_LE(std::get<double>(days[i]), 60 * 30.4375);
    if (is_missing(failed[i])) continue;
    EXPECT_LE(std::get<double>(failed[i]), std::get<double>(days[i]));
  }
}

TEST(Contradictions, APooledRateOutsideItsGroupsIsRefused) {
  expect_refusal(rate("all", 80, 24) + rate("high", 70, 24, "high") + rate("low", 48, 24, "not high"),
                 {"\"all\" (80 % at 24) lies outside the rates of the groups that make it up", "\"high\" (70 % at 24)",
                  "\"low\" (48 % at 24)"});
}

TEST(Contradictions, RatesThatRiseAreRefused) {
  expect_refusal(rate("year", 60, 12) + rate("two years", 65, 24),
                 {"\"year\" (60 % at 12) and \"two years\" (65 % at 24) of the same patients rise with time"});
  expect_refusal(rate("a", 60, 12) + rate("b", 65, 12), {"are two rates of the same patients at the same time"});
}

TEST(Contradictions, AMedianOnTheWrongSideOfARateIsRefused) {
  const std::string median = "[[target]]\nname = \"median\"\nendpoint = \"LC\"\nmedian = 20\ntolerance = 0.5\n";
  expect_refusal(rate("early", 40, 12) + median,
                 {"the median \"median\" (20) contradicts the rate \"early\" (40 % at 12)", "below half before it"});
  expect_refusal(rate("late", 60, 24) + median, {"contradicts the rate \"late\" (60 % at 24)", "above half after it"});
}

TEST(Contradictions, WhatNoTimesCanGiveIsRefused) {
  expect_refusal(rate("none", 50, 12, "1 > 2"), {"[[target]] \"none\": no patient is in it"});
  expect_refusal(rate("beyond", 50, 72), {"beyond the longest possible follow-up of its patients, 60"});
  expect_refusal(
      "[[target]]\nname = \"one\"\nendpoint = \"LC\"\namong = \"high\"\nlog_rank_by = \"high\"\np = [0, 0.05]\n",
      {"the log-rank test needs two groups"});
  expect_refusal(
      "[[target]]\nname = \"m\"\nendpoint = \"LC\"\ntolerance = 5\namong = \"high\"\nterm = [{ of = \"high\", ratio = "
      "2 }]\n",
      {"the term high is the same for all its patients"});
}

/// With high below low at one, two and three years no cohort has a hazard ratio of 0.4. No rule sees that, the search
/// does.
TEST(Contradictions, TargetsThatClashAreNamed) {
  std::string toml = cohort(120) + study + "[calibration]\nmoves = 20000\n";
  for (const auto& [at, high, low] : {std::array{12.0, 60.0, 80.0}, {24.0, 40.0, 62.0}, {36.0, 25.0, 50.0}})
    toml += rate("high at " + std::to_string(at), high, at, "high") +
            rate("low at " + std::to_string(at), low, at, "not high");
  toml += "[[target]]\nname = \"model\"\nendpoint = \"LC\"\ntolerance = 3\nterm = [{ of = \"high\", ratio = 0.4 }]\n";
  try {
    (void)make(toml);
    FAIL();
  } catch (const Error& error) {
    const std::string message = error.what();
    EXPECT_EQ(error.kind(), ErrorKind::numerical);
    EXPECT_NE(message.find("the targets cannot be met together"), std::string::npos) << message;
    EXPECT_NE(message.find("These clash; without any one of them the rest is met: \"model\"."), std::string::npos)
        << message;
  }
}

}  // namespace
}  // namespace rtsurv::simulate
