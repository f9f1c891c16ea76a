#pragma once
// Patients counted by the levels of a category. Start here: count().

#include <cstdint>
#include <string>
#include <vector>

#include "rtsurv/results/parts/tally.hpp"
#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// The proportion with its exact interval; without one when `of` is 0.
[[nodiscard]] results::Proportion proportion(std::size_t n, std::size_t of, double confidence_level = 0.95);

struct TallyCall {
  Text variable;
  std::string used_by;              ///< for messages: "[response] best"
  std::vector<std::string> levels;  ///< all of them, in order; empty: those of [columns], else those that occur
  std::vector<std::string> events;  ///< the levels that make the event
  std::optional<Text> by;           ///< groups beside "all"
  std::optional<Text> among;        ///< true for the patients to count; all when absent
};

/// Counts each level in all patients and in each group. Throws as Analysis::column() and as_factor().
[[nodiscard]] results::Tally count(Analysis& analysis, const TallyCall& call);

}  // namespace rtsurv::study
