#include "rtsurv/survival/near_ties.hpp"

#include <cmath>
#include <cstddef>

namespace rtsurv::survival {
namespace {

/// Mean of |y| over the distinct values.
double mean_magnitude(std::span<const double> ascending) {
  long double sum = 0.0L;
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    if (i > 0 && ascending[i] == ascending[i - 1]) continue;
    sum += std::fabs(ascending[i]);
    ++distinct;
  }
  return distinct == 0 ? 0.0 : static_cast<double>(sum / static_cast<long double>(distinct));
}

}  // namespace

std::vector<double> run_starts(std::span<const double> ascending) {
  const double mean = mean_magnitude(ascending);
  std::vector<double> starts;
  bool merged = false;
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    const double gap = i == 0 ? 0.0 : ascending[i] - ascending[i - 1];
    const bool repeated = i > 0 && gap == 0.0;
    const bool near = i > 0 && (gap <= near_tie_tolerance || gap / mean <= near_tie_tolerance);
    if (!near) starts.push_back(ascending[i]);
    if (near && !repeated) merged = true;
  }
  if (!merged) starts.clear();
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
