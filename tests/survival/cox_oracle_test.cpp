// Cox models against the numbers of R in tests/oracle/cox.
#include <cmath>

#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "survival/coefficients.hpp"

namespace rtsurv::survival {
namespace {

using oracle::expect_close;

std::vector<int> codes(const std::vector<double>& values) { return {values.begin(), values.end()}; }

void expect_agreement(const nlohmann::json& spec) {
  oracle::Columns data = oracle::read_columns("cox/" + spec["data"].get<std::string>() + ".csv");
  const auto column = [&](const char* role) {
    return spec[role].is_string() ? data.at(spec[role].get<std::string>()) : std::vector<double>{};
  };
  const std::vector<std::uint8_t> event(data["event"].begin(), data["event"].end());
  const std::vector<double> entry = column("entry"), weight = column("weight");
  const std::vector<int> strata = codes(column("strata")), cluster = codes(column("cluster"));
  const FollowUp follow_up({data["time"], event, entry, weight, strata});
  Covariates x{event.size(), spec["x"].size(), {}};
  for (const std::string name : spec["x"]) x.values.insert(x.values.end(), data.at(name).begin(), data.at(name).end());
  CoxOptions options;
  options.ties = spec["ties"] == "breslow" ? Ties::breslow : Ties::efron;
  options.robust = spec["robust"];
  options.cluster = cluster;

  const CoxFit fit = cox(follow_up, x, options);
  const nlohmann::json& expected = spec["expected"];
  EXPECT_TRUE(fit.converged);
  expect_close(fit.events, expected["events"]);
  expect_close(numbers_of(&Coefficient::estimate, fit), oracle::numbers(expected["coef"]));
  expect_close(numbers_of(&Coefficient::std_error, fit), oracle::numbers(expected["se"]));
  expect_close(fit.covariance, oracle::numbers(expected["covariance"]), 1e-8);
  if (!expected["robust_se"].is_null())
    expect_close(numbers_of(&Coefficient::robust_std_error, fit), oracle::numbers(expected["robust_se"]));
  expect_close(fit.loglik_null, expected["loglik"][0], 1e-12);
  expect_close(fit.loglik_model, expected["loglik"][1], 1e-12);
  expect_close(fit.wald.chi_square, expected["wald"]);
  expect_close(fit.score.chi_square, expected["score"]);
  EXPECT_EQ(fit.likelihood_ratio.df, expected["df"]);
  ASSERT_TRUE(fit.concordance);
  expect_close(fit.concordance->c, expected["c"], 1e-12);
  if (!expected["c_se"].is_null()) expect_close(fit.concordance->std_error, expected["c_se"]);
}

TEST(CoxOracle, agrees_with_r_on_every_case) {
  int number = 0;
  const nlohmann::json file = oracle::read_json("cox/expected.json");
  for (const nlohmann::json& spec : file["cases"]) {
    SCOPED_TRACE("case " + std::to_string(++number));
    expect_agreement(spec);
  }
}

}  // namespace
}  // namespace rtsurv::survival
