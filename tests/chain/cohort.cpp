#include "chain/cohort.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace rtsurv::chain::tests {

Cohort simulated(std::size_t patients, unsigned seed, double effect) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> uniform(1e-9, 1.0);
  constexpr std::array<double, 5> doses{44, 50, 53, 58, 64};
  Cohort cohort;
  cohort.x.resize(5);
  for (std::size_t i = 0; i < patients; ++i) {
    for (auto& column : cohort.x) column.push_back(uniform(random) < 0.4 ? 1.0 : 0.0);
    cohort.dose.push_back(doses[static_cast<std::size_t>(uniform(random) * 5.0)]);
    cohort.age.push_back(std::floor(40.0 + 40.0 * uniform(random)));
    const double risk = effect * (cohort.x[0][i] + cohort.x[1][i] - (cohort.dose[i] > 55.0 ? 1.0 : 0.0));
    const double failure = -std::log(uniform(random)) / (0.03 * std::exp(risk)), censoring = 60.0 * uniform(random);
    cohort.time.push_back(std::ceil(std::min(failure, censoring)));
    cohort.event.push_back(failure <= censoring ? 1 : 0);
  }
  return cohort;
}

Cohort repeated(const Cohort& cohort, const std::vector<double>& weight) {
  Cohort rows;
  rows.x.resize(cohort.x.size());
  for (std::size_t i = 0; i < cohort.time.size(); ++i)
    for (int k = 0; k < static_cast<int>(weight[i]); ++k) {
      rows.time.push_back(cohort.time[i]);
      rows.event.push_back(cohort.event[i]);
      rows.dose.push_back(cohort.dose[i]);
      rows.age.push_back(cohort.age[i]);
      for (std::size_t j = 0; j < cohort.x.size(); ++j) rows.x[j].push_back(cohort.x[j][i]);
    }
  return rows;
}

Plan plan_of(const Cohort& cohort) {
  Plan plan;
  plan.patients = cohort.time.size();
  plan.landmarks = {12, 24};
  plan.endpoints.push_back({"LC", survival::FollowUp({.time = cohort.time, .event = cohort.event})});
  plan.cuts.push_back({.name = "high_dose", .variable = "dose", .endpoint = 0, .x = cohort.dose});
  for (std::size_t j = 0; j < cohort.x.size(); ++j)
    plan.factors.push_back({"x" + std::to_string(j), {"no", "yes"}, {}, {cohort.x[j]}});
  plan.factors.push_back({"high_dose",
                          {"false", "true"},
                          {0},
                          {std::vector<double>(plan.patients, 0.0), std::vector<double>(plan.patients, 1.0)}});
  plan.factors.push_back({"age", {}, {}, {cohort.age}});
  plan.factors.push_back({.name = "risk_group", .levels = {"Low", "Middle", "High"}, .is_risk_group = true});
  plan.models.push_back({0, {0, 1, 2, 3, 4, high_dose, age_years}, 0.05});
  plan.groups = RiskGroups{{"Low", "Middle", "High"}, {0, 1}, {0, 1, 2}};
  plan.effects.push_back({high_dose, risk_group, 0});
  return plan;
}

}  // namespace rtsurv::chain::tests
