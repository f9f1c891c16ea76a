#pragma once
// Cohorts for the tests of the fitted dose-response.

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "oracle/oracle.hpp"
#include "rtsurv/dose/response/dose_response_fit.hpp"

namespace rtsurv::dose {

struct ResponseCohort {
  std::vector<double> dose, time;
  std::vector<std::uint8_t> event;

  [[nodiscard]] DoseResponseCohort columns() const { return {dose, time, event}; }
};

/// The simulated cohort tests/oracle/dose_response/NAME.csv; landmark 24.
inline ResponseCohort oracle_cohort(const std::string& name) {
  const auto table = oracle::read_columns("dose_response/" + name + ".csv");
  ResponseCohort cohort{table.at("dose"), table.at("time"), {}};
  for (const double event : table.at("event")) cohort.event.push_back(event == 1.0 ? 1 : 0);
  return cohort;
}

/// Patients of many doses and times; control rises with dose, a third leaves before 24.
inline ResponseCohort random_response_cohort(unsigned seed, std::size_t n) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  ResponseCohort cohort;
  for (std::size_t i = 0; i < n; ++i) {
    const double dose = 40.0 + 35.0 * uniform(random), last = 4.0 + 56.0 * uniform(random);
    const bool fails = uniform(random) < 1.0 / (1.0 + std::pow(dose / 55.0, 6.4));
    const double failure = 24.0 * uniform(random);
    cohort.dose.push_back(dose);
    cohort.event.push_back(fails && failure <= last ? 1 : 0);
    cohort.time.push_back(cohort.event.back() != 0 ? failure : last);
  }
  return cohort;
}

}  // namespace rtsurv::dose
