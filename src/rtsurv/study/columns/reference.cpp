#include "rtsurv/study/columns/reference.hpp"

namespace rtsurv::study {

LevelCounts count_levels(const Factor& factor, const table::Column& counted) {
  LevelCounts counts{std::vector<std::size_t>(factor.levels.size()), std::vector<std::size_t>(factor.levels.size())};
  for (std::size_t row = 0; row < factor.code.size(); ++row) {
    if (factor.code[row] < 0 || counted.missing[row] != 0) continue;
    const auto level = static_cast<std::size_t>(factor.code[row]);
    ++counts.n[level];
    if (counted.number[row] != 0.0) ++counts.events[level];
  }
  return counts;
}

std::optional<std::size_t> reference_with_events(const LevelCounts& counts) {
  if (counts.n.size() < 3 || counts.events.front() > 0) return std::nullopt;
  std::optional<std::size_t> best;
  for (std::size_t level = 1; level < counts.n.size(); ++level)
    if (counts.events[level] > 0 && (!best || counts.n[level] > counts.n[*best])) best = level;
  return best;
}

}  // namespace rtsurv::study
