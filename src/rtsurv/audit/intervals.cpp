#include "rtsurv/audit/intervals.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"

namespace rtsurv::audit {
namespace {

double wilson_width(double rate, double n, double z) {
  const double z2 = z * z;
  return 2.0 * z * std::sqrt(rate * (1.0 - rate) / n + z2 / (4.0 * n * n)) / (1.0 + z2 / n);
}

double plain_width(double rate, double error) { return std::min(1.0, rate + error) - std::max(0.0, rate - error); }

double log_width(double rate, double error) {
  return std::min(1.0, rate * std::exp(error / rate)) - rate * std::exp(-error / rate);
}

double log_log_width(double rate, double error) {
  const double step = error / (rate * std::abs(std::log(rate)));
  return std::pow(rate, std::exp(-step)) - std::pow(rate, std::exp(step));
}

}  // namespace

Range exact_limits(std::int64_t k, std::int64_t n, double level) {
  const double tail = math::ConfidenceLevel(level).tail(), count = static_cast<double>(k), all = static_cast<double>(n);
  return {k == 0 ? 0.0 : math::beta_quantile(tail, count, all - count + 1.0),
          k == n ? 1.0 : math::beta_quantile(1.0 - tail, count + 1.0, all - count)};
}

double narrowest_width(double rate, double n, double level) {
  if (rate <= 0.0 || rate >= 1.0) return 0.0;
  const double z = math::ConfidenceLevel(level).z();
  const double error = z * std::sqrt(rate * (1.0 - rate) / n);
  return std::min(
      {plain_width(rate, error), log_width(rate, error), log_log_width(rate, error), wilson_width(rate, n, z)});
}

}  // namespace rtsurv::audit
