#include "rtsurv/math/poisson_interval.hpp"

#include <cmath>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"

namespace rtsurv::math {

Interval garwood(double count, double level) {
  if (!(count >= 0.0 && std::isfinite(count))) throw InvalidOption("a count of events must be 0 or more");
  const double tail = ConfidenceLevel(level).tail();
  Interval interval{0.0, 0.5 * chi_square_quantile(1.0 - tail, 2.0 * count + 2.0)};
  if (count > 0.0) interval.lower = 0.5 * chi_square_quantile(tail, 2.0 * count);
  return interval;
}

}  // namespace rtsurv::math
