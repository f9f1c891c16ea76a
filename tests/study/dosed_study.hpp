#pragma once
// A simulated cohort with schedules, a risk factor and a dose effect, for tests of what a study says about dose.

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include <fmt/format.h>

#include "study/small_study.hpp"

namespace rtsurv::study::testing {

/// 160 patients: months of local control, its event, lines (0/1), total dose, fractions, overall days.
inline std::string dosed_cohort() {
  struct Given {
    double gy;
    int n;
  };
  constexpr Given given[] = {{45, 15}, {54, 18}, {48, 10}, {60, 15}, {36, 6}, {30, 10}};
  std::mt19937 draw(20231011);
  const auto uniform = [&] { return (static_cast<double>(draw()) + 0.5) / 4294967296.0; };
  std::string csv = "months,failed,lines,gy,n,days\n";
  for (int i = 0; i < 160; ++i) {
    const Given& schedule = given[static_cast<std::size_t>(6.0 * uniform())];
    const int lines = uniform() < 0.45 ? 1 : 0;
    const double eqd2 = schedule.gy * (schedule.gy / schedule.n + 3.5) / 5.5;
    const double failure = -std::log(uniform()) / (0.03 * std::exp(lines - 0.03 * (eqd2 - 55.0)));
    const double censored = 3.0 + 60.0 * uniform();
    csv += fmt::format("{:.3f},{},{},{},{},{}\n", std::min(failure, censored), failure <= censored ? 1 : 0, lines,
                       schedule.gy, schedule.n, schedule.n + 4 + static_cast<int>(12.0 * uniform()));
  }
  return csv;
}

/// The protocol at one alpha/beta; `more` is put behind [dose].
inline std::string dosed_protocol(const std::string& alpha_beta, const std::string& more = {}) {
  return R"([risk_groups]
factors = ["lines = 1"]
groups = { "Low" = [0], "High" = [1] }
[[endpoint]]
name = "LC"
time = "months"
event = "failed"
[[cutpoint]]
name = "high_dose"
variable = "tumour_dose"
endpoint = "LC"
p_method = "Lau94"
[derive]
tumour_dose = "eqd2 + 0"
[[effect]]
variable = "eqd2 >= 63"
within = "risk_group"
endpoint = "LC"
[[effect]]
variable = "high_dose"
within = "risk_group"
endpoint = "LC"
[dose]
total = "gy"
fractions = "n"
overall_days = "days"
repopulation = { gy_per_day = 0.3, delay_days = 14 }
alpha_beta = )" +
         alpha_beta + "\n" + more;
}

}  // namespace rtsurv::study::testing
