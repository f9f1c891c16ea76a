#pragma once
// A simulated cohort whose dose matters: 96 patients, eight schedules, overall times that differ within a schedule.

#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <sstream>
#include <string>

#include "study/small_study.hpp"

namespace rtsurv::study::testing {

struct GivenSchedule {
  double gy;
  int n;
  int days;
};

/// Exponential times with a hazard of 0.12 exp(-0.03 (dose - 40)) a month, censored at random from 4 to 30 months.
inline std::string irradiated_patients(std::size_t patients = 96) {
  constexpr std::array<GivenSchedule, 8> schedules{
      {{54, 18, 23}, {36, 6, 7}, {44, 10, 11}, {45, 15, 18}, {30, 10, 11}, {50, 25, 32}, {39, 13, 16}, {20, 5, 4}}};
  std::mt19937_64 source(20240117);
  const auto uniform = [&] { return (static_cast<double>(source() >> 11U) + 0.5) / 9007199254740992.0; };
  std::ostringstream csv;
  csv << "months,died,gy,n,days,age,site,frail\n";
  for (std::size_t i = 0; i < patients; ++i) {
    const GivenSchedule& given = schedules[i % schedules.size()];
    const double dose = given.gy * (given.gy / given.n + 3.5) / 5.5;
    const double event = -std::log(uniform()) / (0.12 * std::exp(-0.03 * (dose - 40.0)));
    const double censoring = 4.0 + 26.0 * uniform();
    const int late = static_cast<int>(14.0 * uniform());
    csv << std::min(event, censoring) << ',' << (event <= censoring ? 1 : 0) << ',';
    if (i == 50)
      csv << ",";  // a patient whose dose is unknown
    else
      csv << given.gy << ',';
    csv << given.n << ',' << given.days + late << ',' << 40 + static_cast<int>(40.0 * uniform()) << ','
        << (uniform() < 0.5 ? "bone" : "breast") << ',' << (uniform() < 0.4 ? "true" : "false") << '\n';
  }
  return csv.str();
}

inline const std::string dose_of_gy = R"(
[dose]
total = "gy"
fractions = "n"
)";

}  // namespace rtsurv::study::testing
