#pragma once
// Small cohorts in groups for the tests of survival curves.

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "rtsurv/survival/curve/log_rank.hpp"

namespace rtsurv::survival {

struct GroupedCohort {
  std::vector<double> time;
  std::vector<std::uint8_t> event;
  std::vector<int> group;
  std::vector<double> entry = {}, weight = {};
  std::vector<int> stratum = {};

  [[nodiscard]] FollowUp follow_up() const { return FollowUp({time, event, entry, weight, stratum}); }
  [[nodiscard]] LogRank test(const LogRankOptions& options = {}) const { return log_rank(follow_up(), group, options); }
};

/// Eighty patients in four groups with heavy ties; late entry, weights of which some are 0, and strata by seed.
inline GroupedCohort random_grouped_cohort(unsigned seed) {
  std::mt19937 random(seed);
  const bool with_entry = seed % 2 == 1, with_weights = seed % 4 > 1, with_strata = seed % 8 > 3;
  GroupedCohort cohort;
  for (std::size_t i = 0; i < 80; ++i) {
    cohort.time.push_back(0.5 * static_cast<double>(1 + random() % 20));
    cohort.event.push_back(static_cast<std::uint8_t>(random() % 2));
    cohort.group.push_back(static_cast<int>(random() % 4));
    if (with_entry) cohort.entry.push_back(cohort.time.back() - 0.5 * static_cast<double>(1 + random() % 12));
    if (with_weights) cohort.weight.push_back(static_cast<double>(random() % 3));
    if (with_strata) cohort.stratum.push_back(static_cast<int>(random() % 3));
  }
  return cohort;
}

}  // namespace rtsurv::survival
