#pragma once
// Cohorts that are cut into parts, and the table of their parts together.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "rtsurv/survival/pooled/pooled_times.hpp"

namespace rtsurv::survival {

enum class Weights { none, counts, shares };

struct PooledShape {
  std::size_t n = 80;
  int causes = 1, groups = 3, strata = 1;
  bool entry = false;
  Weights weights = Weights::none;
};

/// Subjects with everything that a pooled table can hold.
struct PartedCohort {
  std::vector<double> time, entry, weight;
  std::vector<int> cause, stratum, group;
  std::vector<std::vector<double>> x = {};  ///< columns of covariates

  [[nodiscard]] CauseColumns columns() const { return {time, cause, entry, weight, stratum}; }
  [[nodiscard]] CauseFollowUp follow_up(int causes = 0) const { return CauseFollowUp(columns(), causes); }

  /// The subjects with part[i] == which.
  [[nodiscard]] PartedCohort part(const std::vector<int>& part, int which) const {
    PartedCohort result;
    result.x.resize(x.size());
    const auto copy = [](const auto& from, auto& to, std::size_t i) {
      if (!from.empty()) to.push_back(from[i]);
    };
    for (std::size_t i = 0; i < time.size(); ++i) {
      if (part[i] != which) continue;
      copy(time, result.time, i);
      copy(entry, result.entry, i);
      copy(weight, result.weight, i);
      copy(cause, result.cause, i);
      copy(stratum, result.stratum, i);
      copy(group, result.group, i);
      for (std::size_t j = 0; j < x.size(); ++j) result.x[j].push_back(x[j][i]);
    }
    return result;
  }
};

/// Times on a coarse grid, a third of them moved by a rounding error; some weights are 0.
inline PartedCohort random_parted_cohort(unsigned seed, const PooledShape& shape) {
  std::mt19937 random(seed);
  const auto up_to = [&random](unsigned most) { return static_cast<int>(random() % most); };
  PartedCohort cohort;
  for (std::size_t i = 0; i < shape.n; ++i) {
    const double time = 0.5 * (1 + up_to(24));
    cohort.time.push_back(time + 1e-9 * std::max(0, up_to(6) - 3));
    cohort.cause.push_back(up_to(static_cast<unsigned>(shape.causes) + 1));
    cohort.group.push_back(up_to(static_cast<unsigned>(shape.groups)));
    if (shape.entry) cohort.entry.push_back(time - 0.5 * (1 + up_to(16)) + 1e-9 * up_to(2));
    if (shape.weights == Weights::counts) cohort.weight.push_back(up_to(4));
    if (shape.weights == Weights::shares) cohort.weight.push_back(up_to(8) == 0 ? 0.0 : 0.1 + 0.01 * up_to(200));
    if (shape.strata > 1) cohort.stratum.push_back(up_to(static_cast<unsigned>(shape.strata)));
  }
  return cohort;
}

/// A part 0 .. parts - 1 for each subject; some may have none.
inline std::vector<int> random_parts(unsigned seed, std::size_t n, int parts) {
  std::mt19937 random(seed);
  std::vector<int> part;
  for (std::size_t i = 0; i < n; ++i) part.push_back(static_cast<int>(random() % static_cast<unsigned>(parts)));
  return part;
}

/// The tables of the parts, two of them merged at a time, whichever come.
inline PooledTimes pooled_in_parts(const PartedCohort& cohort, int causes, int parts, unsigned seed) {
  const std::vector<int> part = random_parts(seed, cohort.time.size(), parts);
  std::vector<PooledTimes> tables;
  for (int which = 0; which < parts; ++which) {
    const PartedCohort subjects = cohort.part(part, which);
    tables.push_back(pooled_times(subjects.columns(), subjects.group, causes));
  }
  std::mt19937 random(seed + 1);
  while (tables.size() > 1) {
    std::ranges::shuffle(tables, random);
    const PooledTimes last = std::move(tables.back());
    tables.pop_back();
    tables.back() = merged(tables.back(), last);
  }
  return tables.front();
}

}  // namespace rtsurv::survival
