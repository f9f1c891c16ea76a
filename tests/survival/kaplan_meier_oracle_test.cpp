#include "rtsurv/survival/curve/kaplan_meier.hpp"

#include <cmath>

#include <gmock/gmock.h>

#include "oracle/oracle.hpp"
#include "survival/cohort.hpp"

namespace rtsurv::survival {
namespace {

ConfidenceType confidence_type(const std::string& name) {
  if (name == "plain") return ConfidenceType::plain;
  return name == "log" ? ConfidenceType::log : ConfidenceType::log_log;
}

void expect_estimate(const Estimate& actual, const nlohmann::json& expected) {
  oracle::expect_close(actual.estimate.value_or(std::nan("")), oracle::number(expected["estimate"]));
  oracle::expect_close(actual.lower.value_or(std::nan("")), oracle::number(expected["lower"]));
  oracle::expect_close(actual.upper.value_or(std::nan("")), oracle::number(expected["upper"]));
}

void expect_curve(const KaplanMeier& curve, const nlohmann::json& expected) {
  oracle::expect_close(curve.time, oracle::numbers(expected["time"]));
  oracle::expect_close(curve.at_risk, oracle::numbers(expected["at_risk"]));
  oracle::expect_close(curve.events_at, oracle::numbers(expected["events"]));
  oracle::expect_close(curve.censored, oracle::numbers(expected["censored"]));
  oracle::expect_close(curve.survival, oracle::numbers(expected["survival"]));
  oracle::expect_close(curve.std_error, oracle::numbers(expected["std_error"]));
  oracle::expect_close(curve.lower, oracle::numbers(expected["lower"]));
  oracle::expect_close(curve.upper, oracle::numbers(expected["upper"]));
}

void expect_at(const std::vector<SurvivalAt>& at, const nlohmann::json& expected) {
  for (std::size_t i = 0; i < at.size(); ++i) {
    oracle::expect_close(at[i].at_risk, expected["at_risk"][i]);
    oracle::expect_close(at[i].survival.value(), expected["survival"][i]);
    oracle::expect_close(at[i].std_error.value_or(std::nan("")), oracle::number(expected["std_error"][i]));
    oracle::expect_close(at[i].lower.value_or(std::nan("")), oracle::number(expected["lower"][i]));
    oracle::expect_close(at[i].upper.value_or(std::nan("")), oracle::number(expected["upper"][i]));
  }
}

Cohort oracle_cohort(const nlohmann::json& expected) {
  const auto data = oracle::read_columns("kaplan_meier/" + expected["data"].get<std::string>() + ".csv");
  Cohort cohort{data.at("time"), {data.at("event").begin(), data.at("event").end()}};
  if (expected["entry"].is_string()) cohort.entry = data.at("entry");
  if (expected["weight"].is_string()) cohort.weight = data.at(expected["weight"]);
  return cohort;
}

TEST(KaplanMeier, agrees_with_r) {
  const auto oracle = oracle::read_json("kaplan_meier/expected.json");
  for (const auto& expected : oracle["cases"]) {
    SCOPED_TRACE(expected["data"].dump() + expected["confidence_type"].dump() + expected["weight"].dump());
    const FollowUp follow_up = oracle_cohort(expected).follow_up();
    const std::vector<double> at =
        expected["at"].is_null() ? std::vector<double>{} : oracle::numbers(expected["at"]["time"]);
    const KaplanMeierOptions options{confidence_type(expected["confidence_type"]), expected["confidence_level"], at};
    const KaplanMeier curve = kaplan_meier(follow_up, options);
    oracle::expect_close(curve.n, expected["n"]);
    oracle::expect_close(curve.events, expected["events"]);
    expect_estimate(curve.median, expected["median"]);
    if (!expected["curve"].is_null()) expect_curve(curve, expected["curve"]);
    expect_at(curve.at, expected["at"]);

    const FollowUpTime followed = follow_up_time(follow_up, options);
    expect_estimate(followed.reverse_kaplan_meier, expected["reverse"]);
    if (expected["weight"] == "share") continue;  // R has no quantiles for these weights
    oracle::expect_close({followed.q1, followed.observed_median, followed.q3}, oracle::numbers(expected["observed"]));
  }
}

}  // namespace
}  // namespace rtsurv::survival
