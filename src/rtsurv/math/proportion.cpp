#include "rtsurv/math/proportion.hpp"

#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"

namespace rtsurv::math {

Interval clopper_pearson(std::size_t count, std::size_t total, double level) {
  const double tail = ConfidenceLevel(level).tail();
  const auto x = static_cast<double>(count), others = static_cast<double>(total - count);
  Interval interval;
  if (count > 0) interval.lower = beta_quantile(tail, x, others + 1.0);
  if (count < total) interval.upper = beta_quantile(1.0 - tail, x + 1.0, others);
  return interval;
}

}  // namespace rtsurv::math
