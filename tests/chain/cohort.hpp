#pragma once
// A simulated cohort with the shape of the paper's, as a plan.

#include <cstdint>
#include <vector>

#include "rtsurv/chain/plan.hpp"

namespace rtsurv::chain::tests {

/// Columns of the patients: an outcome, a dose in few values, and five yes/no factors; x[0] and x[1] make risk groups.
struct Cohort {
  std::vector<double> time, dose, age;
  std::vector<std::uint8_t> event;
  std::vector<std::vector<double>> x;
};

/// `effect` is the log hazard ratio of x[0] and x[1]; a dose above 55 has minus that.
Cohort simulated(std::size_t patients, unsigned seed, double effect);

/// Every patient as often as `weight` says.
Cohort repeated(const Cohort& cohort, const std::vector<double>& weight);

/// A searched dose cut, a screen of it, the five factors and age, a model of those that pass, risk groups of x[0] and
/// x[1], and the effect of high dose in each group.
Plan plan_of(const Cohort& cohort);

/// Positions of the factors in plan_of().
enum FactorPosition : std::size_t { first_x = 0, high_dose = 5, age_years = 6, risk_group = 7 };

}  // namespace rtsurv::chain::tests
