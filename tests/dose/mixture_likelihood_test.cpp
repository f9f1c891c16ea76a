#include "rtsurv/dose/response/detail/mixture_likelihood.hpp"

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "dose/response_cohort.hpp"

namespace rtsurv::dose::detail {
namespace {

constexpr DoseResponseModel models[] = {DoseResponseModel::log_logistic, DoseResponseModel::poisson};
constexpr double landmark = 24.0;

/// The same likelihood, patient by patient: EM shares out each censored patient between control and the failure times
/// that he may still have.
double naive_loglik(const ResponseCohort& cohort, const MixtureLikelihood& fast, const Line& line) {
  std::map<double, double> jump;
  for (std::size_t i = 0; i < cohort.time.size(); ++i)
    if (cohort.event[i] != 0 && cohort.time[i] <= landmark) jump[cohort.time[i]] = 1.0;
  for (auto& [time, share] : jump) share /= static_cast<double>(jump.size());
  const auto later = [&](double time) {
    double sum = 0.0;
    for (const auto& [at, share] : jump) sum += at > time ? share : 0.0;
    return sum;
  };
  double loglik = 0.0;
  for (int round = 0; round < 3000; ++round) {
    std::map<double, double> expected;
    double failures = 0.0;
    loglik = 0.0;
    for (std::size_t i = 0; i < cohort.time.size(); ++i) {
      const Control c = control(fast.model(), line.intercept + line.slope * fast.position(cohort.dose[i]));
      const double time = cohort.time[i];
      if (cohort.event[i] != 0 && time <= landmark) {
        loglik += std::log(c.q * jump[time]);
        expected[time] += 1.0;
        failures += 1.0;
        continue;
      }
      const double rest = time < landmark ? later(time) : 0.0, seen = c.p + c.q * rest;
      loglik += std::log(seen);
      failures += c.q * rest / seen;
      if (rest > 0.0)
        for (const auto& [at, share] : jump)
          if (at > time) expected[at] += c.q * share / seen;
    }
    for (auto& [time, share] : jump) share = expected[time] / failures;
  }
  return loglik;
}

TEST(MixtureLikelihood, one_scan_finds_the_jumps_that_em_finds) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    ResponseCohort cohort = random_response_cohort(seed, 40);
    for (double& time : cohort.time) time = std::max(1.0, std::round(time));  // ties, also with the censored
    for (const DoseResponseModel model : models) {
      MixtureLikelihood likelihood(cohort.columns(), {.landmark = landmark, .model = model});
      for (const Line line : {Line{0.3, 0.0}, Line{0.1, 0.9}, Line{-0.8, 2.0}})
        EXPECT_NEAR(likelihood.at(line).value, naive_loglik(cohort, likelihood, line), 1e-8);
    }
  }
}

TEST(MixtureLikelihood, derivatives_are_those_of_the_profile) {
  constexpr double h = 1e-5;
  const ResponseCohort cohort = random_response_cohort(7, 80);
  for (const DoseResponseModel model : models) {
    MixtureLikelihood likelihood(cohort.columns(), {.landmark = landmark, .model = model});
    const Line line{0.2, 0.8};
    const LogLikelihood found = likelihood.at(line);
    const auto value = [&](double a, double b) { return likelihood.at({line.intercept + a, line.slope + b}).value; };
    EXPECT_NEAR(found.d_intercept, (value(h, 0.0) - value(-h, 0.0)) / (2.0 * h), 1e-5);
    EXPECT_NEAR(found.d_slope, (value(0.0, h) - value(0.0, -h)) / (2.0 * h), 1e-5);
  }
}

// A flat line as high as Kaplan-Meier has the likelihood of Kaplan-Meier, and no flat line has more.
TEST(MixtureLikelihood, without_dose_the_maximum_is_kaplan_meier) {
  const ResponseCohort cohort = random_response_cohort(11, 60);
  for (const DoseResponseModel model : models) {
    MixtureLikelihood likelihood(cohort.columns(), {.landmark = landmark, .model = model});
    const double s = likelihood.control_null();
    const double zeta = model == DoseResponseModel::poisson ? -std::log(-std::log(s)) : std::log(s / (1.0 - s));
    const LogLikelihood flat = likelihood.at({zeta, 0.0});
    EXPECT_NEAR(flat.value, likelihood.loglik_null(), 1e-9);
    EXPECT_NEAR(flat.d_intercept, 0.0, 1e-9);
  }
}

TEST(MixtureLikelihood, control_keeps_its_precision_far_out) {
  for (const DoseResponseModel model : models)
    for (const double zeta : {-40.0, -2.0, 0.0, 3.0, 40.0, 800.0}) {
      const Control c = control(model, zeta);
      EXPECT_NEAR(c.p + c.q, 1.0, 1e-15);
      EXPECT_TRUE(std::isfinite(c.log_p) && std::isfinite(c.log_q));
      EXPECT_LE(0.0, c.d_log_p);
      EXPECT_LE(c.d_log_q, 0.0);
    }
  EXPECT_NEAR(control(DoseResponseModel::log_logistic, 40.0).log_q, -40.0, 1e-12);
  EXPECT_NEAR(control(DoseResponseModel::poisson, 40.0).log_q, -40.0, 1e-12);
  for (const DoseResponseModel model : models) EXPECT_NEAR(control(model, middle(model)).p, 0.5, 1e-15);
}

}  // namespace
}  // namespace rtsurv::dose::detail
