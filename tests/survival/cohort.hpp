#pragma once
// Small cohorts for the tests of survival.

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

struct Cohort {
  std::vector<double> time;
  std::vector<std::uint8_t> event;
  std::vector<double> entry = {}, weight = {};
  std::vector<int> stratum = {};

  [[nodiscard]] FollowUp follow_up() const { return FollowUp({time, event, entry, weight, stratum}); }
};

/// Sixty patients with heavy ties; some weights are 0.
inline Cohort random_cohort(unsigned seed, bool with_entry, bool with_weights) {
  std::mt19937 random(seed);
  Cohort cohort;
  for (std::size_t i = 0; i < 60; ++i) {
    cohort.time.push_back(0.5 * static_cast<double>(1 + random() % 30));
    cohort.event.push_back(static_cast<std::uint8_t>(random() % 2));
    if (with_entry) cohort.entry.push_back(cohort.time.back() - 0.5 * static_cast<double>(1 + random() % 12));
    if (with_weights) cohort.weight.push_back(static_cast<double>(random() % 3));
  }
  return cohort;
}

}  // namespace rtsurv::survival
