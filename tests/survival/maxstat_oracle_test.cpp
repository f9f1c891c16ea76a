#include <gmock/gmock.h>

#include "oracle/oracle.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::survival {
namespace {

const std::map<std::string, MaxstatP> methods{{"HL", MaxstatP::hothorn_lausen},
                                              {"Lau92", MaxstatP::lausen92},
                                              {"Lau94", MaxstatP::lausen94},
                                              {"exactGauss", MaxstatP::exact_gauss},
                                              {"condMC", MaxstatP::conditional_monte_carlo},
                                              {"exact", MaxstatP::exact}};

/// R's own simulated P values have an error; so have ours.
double tolerance(const nlohmann::json& expected, const Maxstat& actual) {
  const double p = expected["p"];
  if (!expected["p_error"].is_number()) return 1e-8 * p;
  return 4.0 * std::hypot(expected["p_error"].get<double>(), actual.p_std_error.value_or(0.0)) + 1e-5;
}

TEST(Maxstat, agrees_with_r) {
  const auto oracle = oracle::read_json("maxstat/expected.json");
  for (const auto& expected : oracle["cases"]) {
    SCOPED_TRACE(expected["data"].dump() + expected["x"].dump() + expected["method"].dump());
    const auto data = oracle::read_columns("maxstat/" + expected["data"].get<std::string>() + ".csv");
    const std::vector<std::uint8_t> event(data.at("event").begin(), data.at("event").end());
    const MaxstatOptions options{.p_method = methods.at(expected["method"]),
                                 .min_proportion = expected["min"],
                                 .max_proportion = expected["max"],
                                 .replicates = 20'000};
    const Maxstat actual = maxstat(FollowUp(data.at("time"), event), data.at(expected["x"]), options);
    oracle::expect_close(actual.cutpoint, expected["cutpoint"]);
    oracle::expect_close(actual.statistic, expected["statistic"]);
    EXPECT_EQ(actual.n_low, expected["n_low"]);
    EXPECT_EQ(actual.n_low + actual.n_high, event.size());
    oracle::expect_close(actual.cut, oracle::numbers(expected["cut"]));
    oracle::expect_close(actual.candidate_statistic, oracle::numbers(expected["candidate_statistic"]));
    EXPECT_NEAR(actual.p, expected["p"], tolerance(expected, actual));
  }
}

}  // namespace
}  // namespace rtsurv::survival
