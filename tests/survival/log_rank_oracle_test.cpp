#include "rtsurv/survival/curve/log_rank.hpp"

#include <gmock/gmock.h>

#include "oracle/oracle.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/curve/log_rank_trend.hpp"
#include "survival/cohort.hpp"

namespace rtsurv::survival {
namespace {

struct Input {
  FollowUp follow_up;
  std::vector<int> group;
};

/// A table under tests/oracle/log_rank with the strata and weights of an expected result.
Input input_of(const nlohmann::json& expected) {
  const auto data = oracle::read_columns("log_rank/" + expected["data"].get<std::string>() + ".csv");
  Cohort cohort{data.at("time"), {data.at("event").begin(), data.at("event").end()}};
  if (data.contains("entry")) cohort.entry = data.at("entry");
  if (expected["strata"]) cohort.stratum.assign(data.at("stratum").begin(), data.at("stratum").end());
  if (expected["weight"].is_string()) cohort.weight = data.at(expected["weight"]);
  return {cohort.follow_up(), {data.at("group").begin(), data.at("group").end()}};
}

LogRank tested(const nlohmann::json& expected) {
  const Input input = input_of(expected);
  return log_rank(input.follow_up, input.group, {.rho = expected["rho"]});
}

/// "gehan", "tarone-ware" or "fh:RHO,GAMMA".
LogRankOptions options_of(const std::string& test) {
  if (test == "gehan") return {.weight = LogRankWeight::at_risk};
  if (test == "tarone-ware") return {.weight = LogRankWeight::root_at_risk};
  return {.rho = std::stod(test.substr(3)), .gamma = std::stod(test.substr(test.find(',') + 1))};
}

TEST(LogRank, agrees_with_r) {
  const auto oracle = oracle::read_json("log_rank/expected.json");
  for (const auto& expected : oracle["cases"]) {
    SCOPED_TRACE(expected["data"].dump() + expected["rho"].dump() + expected["strata"].dump());
    const LogRank result = tested(expected);
    oracle::expect_close(result.n, oracle::numbers(expected["n"]));
    oracle::expect_close(result.observed, oracle::numbers(expected["observed"]));
    oracle::expect_close(result.expected, oracle::numbers(expected["expected"]));
    oracle::expect_close(result.test.chi_square, expected["chi_square"]);
    EXPECT_EQ(result.test.df, expected["df"].get<double>());
    oracle::expect_close(result.test.p, expected["p"]);
  }
}

TEST(LogRank, equals_the_score_test_of_cox_under_late_entry_without_ties) {
  const auto oracle = oracle::read_json("log_rank/expected.json");
  for (const auto& expected : oracle["late"]) {
    const ChiSquareTest test = tested(expected).test;
    oracle::expect_close(test.chi_square, expected["chi_square"]);
    EXPECT_EQ(test.df, 2.0);
    oracle::expect_close(test.p, expected["p"]);
  }
}

TEST(LogRank, agrees_with_other_weights_and_trends_by_their_definition_in_r) {
  const auto oracle = oracle::read_json("log_rank/weights.json");
  for (const auto& expected : oracle["cases"]) {
    SCOPED_TRACE(expected["data"].dump() + expected["test"].dump() + expected["strata"].dump());
    const Input input = input_of(expected);
    const LogRankOptions options = options_of(expected["test"]);
    const LogRank result = log_rank(input.follow_up, input.group, options);
    oracle::expect_close(result.observed, oracle::numbers(expected["observed"]));
    oracle::expect_close(result.expected, oracle::numbers(expected["expected"]));
    oracle::expect_close(result.test.chi_square, expected["chi_square"]);
    EXPECT_EQ(result.test.df, expected["df"].get<double>());
    oracle::expect_close(result.test.p, expected["p"]);
    const LogRankTrend trend =
        log_rank_trend(input.follow_up, input.group, oracle::numbers(expected["scores"]), options);
    oracle::expect_close(trend.z, expected["z"]);
    oracle::expect_close(trend.test.p, expected["p_trend"]);
  }
}

TEST(LogRankTrend, equals_the_score_test_of_cox_without_ties) {
  const auto oracle = oracle::read_json("log_rank/expected.json");
  for (const auto& expected : oracle["late"]) {
    const Input input = input_of(expected);
    const std::vector<double> dose{0.0, 30.0, 45.0};
    std::vector<double> covariate;
    for (const int g : input.group) covariate.push_back(dose[static_cast<std::size_t>(g)]);
    const double score = cox(input.follow_up, {covariate.size(), 1, covariate}).score.chi_square;
    oracle::expect_close(log_rank_trend(input.follow_up, input.group, dose).test.chi_square, score);
  }
}

}  // namespace
}  // namespace rtsurv::survival
