#include "rtsurv/results/dose/regimens.hpp"

#include <algorithm>

#include "rtsurv/dose/models/linear_quadratic.hpp"

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

bool Schedule::beyond_lq() const { return largest_fraction_gy() > dose::lq_limit_gy * (1.0 + 1e-9); }

}  // namespace rtsurv::results
