#pragma once
// Small specifications for the tests.

#include <string>
#include <vector>

#include "rtsurv/simulate/simulate.hpp"

namespace rtsurv::simulate::tests {

inline Cohort make(const std::string& toml) { return simulate(parse_specification(toml, "spec.toml")); }

inline std::string cohort(int patients, int seed = 1) {
  return "[cohort]\npatients = " + std::to_string(patients) + "\nseed = " + std::to_string(seed) + "\n";
}

/// The numbers of a column; missing cells are left out.
inline std::vector<double> numbers(const Cohort& cohort, const std::string& name) {
  std::vector<double> found;
  for (const Value& value : cohort.sheet.find(name)->cells)
    if (const double* number = std::get_if<double>(&value)) found.push_back(*number);
  return found;
}

/// How many cells hold the value.
inline std::size_t count(const Cohort& cohort, const std::string& name, const Value& wanted) {
  std::size_t found = 0;
  for (const Value& value : cohort.sheet.find(name)->cells) found += value == wanted ? 1U : 0U;
  return found;
}

}  // namespace rtsurv::simulate::tests
