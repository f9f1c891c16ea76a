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

}  // namespace

std::vector<double> run_starts(std::span<const double> ascending) {
  const double widest = near_tie_tolerance * std::max(1.0, mean_magnitude(ascending));
  const auto is_near_tie = [widest](double a, double b) { return a != b && b - a <= widest; };
  if (std::ranges::adjacent_find(ascending, is_near_tie) == ascending.end()) return {};
  std::vector<double> starts;
  for (std::size_t i = 0; i < ascending.size(); ++i)
    if (i == 0 || ascending[i] - ascending[i - 1] > widest) starts.push_back(ascending[i]);
  return starts;
}

void merge_runs(std::span<double> ascending, std::span<const double> starts) {
  std::size_t run = 0;
  for (double& time : ascending) {
    while (run + 1 < starts.size() && starts[run + 1] <= time) ++run;
    if (run < starts.size()) time = starts[run];
  }
}

}  // namespace rtsurv::survival
