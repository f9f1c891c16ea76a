// The limits hold the truth as often as they say, in small cohorts with many patients lost early.

#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/probability/tumour_control.hpp"
#include "rtsurv/dose/response/dose_response_fit.hpp"

namespace rtsurv::dose {
namespace {

constexpr DoseResponse truth{{55.0}, 1.6};
constexpr double landmark = 24.0;

struct Patients {
  std::vector<double> dose_gy, time;
  std::vector<std::uint8_t> event;
};

/// 80 patients with 42-74 Gy; those who fail do so by the landmark; all leave between 4 and 60 months, a third of them
/// before the landmark.
Patients simulated(std::mt19937_64& chance, DoseResponseModel model) {
  const auto uniform = [&] { return static_cast<double>(chance() >> 11U) * 0x1p-53; };
  Patients patients;
  for (int i = 0; i < 80; ++i) {
    const double dose = 42.0 + 4.0 * std::floor(9.0 * uniform());
    const double control =
        model == DoseResponseModel::poisson ? response_poisson({dose}, truth) : response_log_logistic({dose}, truth);
    const double failure = uniform() < control ? 1e9 : landmark * std::pow(uniform(), 1.5);
    const double last = 4.0 + 56.0 * uniform();
    patients.dose_gy.push_back(dose);
    patients.time.push_back(std::min(failure, last));
    patients.event.push_back(failure <= last ? 1 : 0);
  }
  return patients;
}

bool holds(const ProfileInterval& interval, double value) {
  return interval.lower.value_or(value) <= value && value <= interval.upper.value_or(value);
}

class DoseResponseCoverage : public ::testing::TestWithParam<DoseResponseModel> {};

// 600 cohorts: 95 % within 2.7 standard errors of 0.9 % each, and a little for the small sample.
TEST_P(DoseResponseCoverage, limits_of_95_percent_hold_the_truth_in_95_percent) {
  constexpr int cohorts = 600;
  std::mt19937_64 chance(20260401);
  int d50 = 0, gamma50 = 0;
  for (int i = 0; i < cohorts; ++i) {
    const Patients patients = simulated(chance, GetParam());
    const FittedDoseResponse fitted = fit_dose_response({patients.dose_gy, patients.time, patients.event},
                                                        {.landmark = landmark, .model = GetParam()});
    d50 += holds(fitted.d50_gy, truth.d50.value) ? 1 : 0;
    gamma50 += holds(fitted.gamma50, truth.gamma50) ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(d50) / cohorts, 0.95, 0.025);
  EXPECT_NEAR(static_cast<double>(gamma50) / cohorts, 0.95, 0.025);
}

INSTANTIATE_TEST_SUITE_P(Models, DoseResponseCoverage,
                         ::testing::Values(DoseResponseModel::log_logistic, DoseResponseModel::poisson));

}  // namespace
}  // namespace rtsurv::dose
