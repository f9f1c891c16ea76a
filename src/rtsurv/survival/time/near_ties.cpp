#include "rtsurv/survival/time/near_ties.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace rtsurv::survival {
namespace {

/// Mean of |y| over the distinct values; 0 without values.
double mean_magnitude(std::span<const double> ascending) {
  double sum = 0.0;
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    if (i > 0 && ascending[i] == ascending[i - 1]) continue;
    sum += std::fabs(ascending[i]);
    ++distinct;
  }
  return distinct == 0 ? 0.0 : sum / static_cast<double>(distinct);
}

/// Whether neighbours that differ are that close.
bool has_close(std::span<const double> ascending, double widest) {
  bool close = false;
  for (std::size_t i = 1; i < ascending.size(); ++i) {
    const double gap = ascending[i] - ascending[i - 1];
    close |= (gap > 0.0) & (gap <= widest);
  }
  return close;
}

}  // namespace

std::vector<double> run_starts(std::span<const double> ascending) {
  if (ascending.empty()) return {};
  const double above_mean = 2.0 * std::max(std::fabs(ascending.front()), std::fabs(ascending.back()));
  if (!has_close(ascending, near_tie_tolerance * std::max(1.0, above_mean))) return {};  // soon said of most cohorts
  const double widest = near_tie_tolerance * std::max(1.0, mean_magnitude(ascending));
  if (!has_close(ascending, widest)) return {};
  std::vector<double> starts;
  for (std::size_t i = 0; i < ascending.size(); ++i)
    if (i == 0 || ascending[i] - ascending[i - 1] > widest) starts.push_back(ascending[i]);
  return starts;
}

void merge_runs(std::span<double> ascending, std::span<const double> starts) {
  if (starts.empty()) return;
  std::size_t run = 0;
  for (double& time : ascending) {
    while (run + 1 < starts.size() && starts[run + 1] <= time) ++run;
    time = starts[run];
  }
}

}  // namespace rtsurv::survival
