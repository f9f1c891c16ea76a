#include "rtsurv/dose/probability/normal_tissue.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/probability/histogram.hpp"
#include "rtsurv/math/distributions.hpp"

namespace rtsurv::dose {

Gray geud(std::span<const double> dose_gy, std::span<const double> volume, double a) {
  require_histogram(dose_gy, volume);
  if (!std::isfinite(a) || a == 0.0) throw InvalidOption("the exponent a must be a number other than 0");
  double scale = a > 0.0 ? 0.0 : std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < dose_gy.size(); ++i)
    if (volume[i] > 0.0) scale = a > 0.0 ? std::max(scale, dose_gy[i]) : std::min(scale, dose_gy[i]);
  if (scale == 0.0) return {0.0};
  double total = 0.0, sum = 0.0;
  for (std::size_t i = 0; i < dose_gy.size(); ++i) {
    if (volume[i] == 0.0) continue;
    total += volume[i];
    sum += volume[i] * std::pow(dose_gy[i] / scale, a);
  }
  return {scale * std::pow(sum / total, 1.0 / a)};
}

double ntcp_lkb(Gray geud, Gray td50, double m) {
  require_not_negative(geud.value, "gEUD (Gy)");
  require_positive(td50.value, "TD50 (Gy)");
  require_positive(m, "m");
  return math::normal_cdf((geud.value - td50.value) / (m * td50.value));
}

double ntcp_logistic(Gray mean_dose, double b0, double b1_per_gy) {
  require_not_negative(mean_dose.value, "the mean dose (Gy)");
  if (!std::isfinite(b0) || !std::isfinite(b1_per_gy)) throw InvalidOption("the coefficients must be finite");
  return 1.0 / (1.0 + std::exp(-b0 - b1_per_gy * mean_dose.value));
}

}  // namespace rtsurv::dose
