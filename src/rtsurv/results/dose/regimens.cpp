#include "rtsurv/results/dose/regimens.hpp"

#include <algorithm>

namespace rtsurv::results {

int Schedule::fractions() const {
  int sum = 0;
  for (const Phase& phase : phases) sum += phase.fractions;
  return sum;
}

double Schedule::largest_fraction_gy() const {
  double largest = 0.0;
  for (const Phase& phase : phases) largest = std::max(largest, phase.dose_per_fraction_gy);
  return largest;
}

}  // namespace rtsurv::results
