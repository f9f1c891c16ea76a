#include "rtsurv/survival/curve/log_rank.hpp"

#include <gmock/gmock.h>

#include "oracle/oracle.hpp"
#include "survival/cohort.hpp"

namespace rtsurv::survival {
namespace {

/// The test of a table under tests/oracle/log_rank with the options of an expected result.
LogRank tested(const nlohmann::json& expected) {
  const auto data = oracle::read_columns("log_rank/" + expected["data"].get<std::string>() + ".csv");
  Cohort cohort{data.at("time"), {data.at("event").begin(), data.at("event").end()}};
  if (data.contains("entry")) cohort.entry = data.at("entry");
  if (expected["strata"]) cohort.stratum.assign(data.at("stratum").begin(), data.at("stratum").end());
  if (expected["weight"].is_string()) cohort.weight = data.at(expected["weight"]);
  const std::vector<int> group(data.at("group").begin(), data.at("group").end());
  return log_rank(cohort.follow_up(), group, {.rho = expected["rho"]});
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

}  // namespace
}  // namespace rtsurv::survival
