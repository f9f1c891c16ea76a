#include "rtsurv/math/proportion.hpp"

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/distributions.hpp"

namespace rtsurv::math {

Interval clopper_pearson(std::size_t count, std::size_t total, double level) {
  if (!(level > 0.0 && level < 1.0)) throw InvalidOption("the confidence level must lie between 0 and 1, such as 0.95");
  const double tail = 0.5 * (1.0 - level);
  const auto x = static_cast<double>(count), others = static_cast<double>(total - count);
  Interval interval;
  if (count > 0) interval.lower = beta_quantile(tail, x, others + 1.0);
  if (count < total) interval.upper = beta_quantile(1.0 - tail, x + 1.0, others);
  return interval;
}

}  // namespace rtsurv::math
