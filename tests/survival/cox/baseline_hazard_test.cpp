#include "rtsurv/survival/cox/baseline_hazard.hpp"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>

#include "oracle/oracle.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "survival/cox_cohort.hpp"

namespace rtsurv::survival {
namespace {

using oracle::expect_close;
using testing::ElementsAre;

// Six patients, time(x): 1(1) 2(0) 2.5+(1) 3(0) 4(0) 5+(0), theta = exp(b) = sqrt(8). The subject x = 0 has the hazard
//   1/(2 theta + 4) at 1, 1/(theta + 4) at 2, 1/3 at 3, 1/2 at 4; the mean of x is 1/3.
const CoxCohort six{{1, 2, 2.5, 3, 4, 5}, {1, 1, 0, 1, 1, 0}, {{1}, {0}, {1}, {0}, {0}, {0}}};

TEST(BaselineHazard, agrees_with_six_patients_by_hand) {
  const FollowUp follow_up = six.follow_up();
  const CoxFit fit = cox(follow_up, six.covariates());
  const double theta = std::sqrt(8.0), mean = std::cbrt(theta);
  const double h1 = 1.0 / (2 * theta + 4), h2 = h1 + 1.0 / (theta + 4), h3 = h2 + 1.0 / 3, h4 = h3 + 0.5;
  const std::vector<BaselineHazard> baseline = baseline_hazard(follow_up, six.covariates(), fit);
  ASSERT_EQ(baseline.size(), 1U);
  EXPECT_EQ(baseline[0].stratum, 0);
  EXPECT_THAT(baseline[0].time, ElementsAre(1, 2, 2.5, 3, 4, 5));
  expect_close(baseline[0].cumulative_hazard, {mean * h1, mean * h2, mean * h2, mean * h3, mean * h4, mean * h4},
               1e-12);

  const std::vector<double> nobody{0.0};
  const PredictedCurve curve = predict_curve(follow_up, six.covariates(), fit, {nobody});
  EXPECT_NEAR(curve.survival[3], std::exp(-h3), 1e-12);
  // var H(1) = h1^2 + q^2 V,  q = (0 - xbar) h1,  xbar = theta/(theta + 2),  1/V = 6 sqrt(2) - 8
  const double q = theta / (theta + 2) * h1;
  const double error = std::sqrt(h1 * h1 + q * q / (6.0 * std::sqrt(2.0) - 8.0));
  EXPECT_NEAR(curve.std_error[0], std::exp(-h1) * error, 1e-12);
  EXPECT_NEAR(curve.lower[0], std::exp(-h1 - 1.959963984540054 * error), 1e-12);
  EXPECT_EQ(curve.upper[0], 1.0);
}

void expect_agreement(const nlohmann::json& spec) {
  oracle::Columns data = oracle::read_columns("cox/" + spec["data"].get<std::string>() + ".csv");
  const auto column = [&](const char* role) {
    return spec[role].is_string() ? data.at(spec[role].get<std::string>()) : std::vector<double>{};
  };
  const std::vector<std::uint8_t> event(data["event"].begin(), data["event"].end());
  const std::vector<double> entry = column("entry"), weight = column("weight"), site = column("strata");
  const std::vector<int> strata(site.begin(), site.end());
  const FollowUp follow_up({data["time"], event, entry, weight, strata});
  Covariates x{event.size(), spec["x"].size(), {}};
  for (const std::string name : spec["x"]) x.values.insert(x.values.end(), data.at(name).begin(), data.at(name).end());
  const Ties ties = spec["ties"] == "breslow" ? Ties::breslow : Ties::efron;
  const CoxFit fit = cox(follow_up, x, {.ties = ties, .robust = spec["robust"], .confidence_level = spec["level"]});
  const int stratum = spec["stratum"];
  const PredictedCurve curve = predict_curve(follow_up, x, fit, {oracle::numbers(spec["at"]), stratum});
  const nlohmann::json& expected = spec["expected"];
  expect_close(curve.time, oracle::numbers(expected["time"]));
  expect_close(curve.survival, oracle::numbers(expected["survival"]));
  expect_close(curve.std_error, oracle::numbers(expected["std_error"]));
  expect_close(curve.lower, oracle::numbers(expected["lower"]));
  expect_close(curve.upper, oracle::numbers(expected["upper"]));
  const std::vector<BaselineHazard> all = baseline_hazard(follow_up, x, fit);
  const auto baseline = std::ranges::find(all, stratum, &BaselineHazard::stratum);
  ASSERT_NE(baseline, all.end());
  expect_close(baseline->cumulative_hazard, oracle::numbers(expected["baseline"]));
}

TEST(BaselineHazard, agrees_with_r_on_every_case) {
  const nlohmann::json file = oracle::read_json("baseline_hazard/expected.json");
  int number = 0;
  for (const nlohmann::json& spec : file["cases"]) {
    SCOPED_TRACE("case " + std::to_string(++number));
    expect_agreement(spec);
  }
}

// With b = 0 Breslow's estimator is that of Nelson and Aalen, and Efron's makes exp(-H) close to Kaplan-Meier.
TEST(BaselineHazard, is_the_hazard_of_all_when_nothing_matters) {
  CoxCohort cohort = random_cohort(1, {.n = 60, .columns = 1, .entry = true});
  for (auto& x : cohort.x) x = {3.0};
  const FollowUp follow_up = cohort.follow_up();
  const CoxFit fit = cox(follow_up, cohort.covariates(), {.ties = Ties::breslow});
  const BaselineHazard baseline = baseline_hazard(follow_up, cohort.covariates(), fit)[0];
  const KaplanMeier curve = kaplan_meier(follow_up);
  EXPECT_EQ(baseline.time, curve.time);
  double hazard = 0.0;
  for (std::size_t i = 0; i < curve.time.size(); ++i) {
    hazard += curve.events_at[i] / curve.at_risk[i];
    EXPECT_NEAR(baseline.cumulative_hazard[i], hazard, 1e-12);
  }
}

TEST(BaselineHazard, gives_every_stratum_its_curve_also_one_without_events) {
  CoxCohort cohort = random_cohort(2, {.n = 60, .strata = true});
  for (std::size_t i = 0; i < 60; ++i) {
    cohort.stratum[i] *= 10;
    if (cohort.stratum[i] == 10) cohort.event[i] = 0;
  }
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  const std::vector<BaselineHazard> all = baseline_hazard(cohort.follow_up(), cohort.covariates(), fit);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].stratum, 10);
  EXPECT_EQ(all[1].cumulative_hazard.back(), 0.0);
  EXPECT_GT(all[2].cumulative_hazard.back(), 0.0);
  const PredictedCurve curve = predict_curve(cohort.follow_up(), cohort.covariates(), fit, {fit.mean, 20});
  EXPECT_NEAR(-std::log(curve.survival.back()), all[2].cumulative_hazard.back(), 1e-12);
  const PredictedCurve flat = predict_curve(cohort.follow_up(), cohort.covariates(), fit, {fit.mean, 10});
  EXPECT_EQ(flat.survival.back(), 1.0);
  EXPECT_EQ(flat.lower.back(), 1.0);
}

TEST(BaselineHazard, has_no_error_where_a_coefficient_is_infinite) {
  CoxCohort cohort = random_cohort(3, {.n = 60});
  for (std::size_t i = 0; i < 60; ++i) cohort.x[i][0] = cohort.event[i] == 0 && i % 3 == 0 ? 1.0 : 0.0;
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  const std::vector<double> never{1.0, 0.0};
  const PredictedCurve curve = predict_curve(cohort.follow_up(), cohort.covariates(), fit, {never});
  EXPECT_NEAR(curve.survival.back(), 1.0, 1e-6);
  EXPECT_TRUE(std::isnan(curve.std_error.back()) && std::isnan(curve.lower.back()) && std::isnan(curve.upper.back()));
}

TEST(BaselineHazard, refuses_what_does_not_fit) {
  const FollowUp follow_up = six.follow_up();
  const Covariates x = six.covariates();
  const CoxFit fit = cox(follow_up, x);
  const std::vector<double> one{1.0}, two{1.0, 2.0};
  EXPECT_THROW(static_cast<void>(predict_curve(follow_up, x, fit, {two})), InvalidOption);
  EXPECT_THROW(static_cast<void>(predict_curve(follow_up, x, fit, {one, 1})), InvalidOption);
  EXPECT_THROW(static_cast<void>(baseline_hazard(follow_up, x, CoxFit{})), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
