#include "rtsurv/dose/normal_tissue.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/course.hpp"
#include "rtsurv/math/distributions.hpp"

namespace rtsurv::dose {
namespace {

void require_histogram(std::span<const double> dose_gy, std::span<const double> volume, double a) {
  if (dose_gy.empty() || dose_gy.size() != volume.size())
    throw InvalidOption("a dose-volume histogram needs one volume per dose");
  for (const double dose : dose_gy) require_not_negative(dose, "a dose of the histogram (Gy)");
  for (const double part : volume) require_not_negative(part, "a volume of the histogram");
  if (!std::isfinite(a) || a == 0.0) throw InvalidOption("the exponent a must be a number other than 0");
  if (a < 0.0 && *std::min_element(dose_gy.begin(), dose_gy.end()) == 0.0)
    throw InvalidOption("a negative exponent a needs doses above 0");
}

}  // namespace

Gray geud(std::span<const double> dose_gy, std::span<const double> volume, double a) {
  require_histogram(dose_gy, volume, a);
  const double largest = *std::max_element(dose_gy.begin(), dose_gy.end());
  const double scale = a > 0.0 ? largest : *std::min_element(dose_gy.begin(), dose_gy.end());
  if (scale == 0.0) return {0.0};
  double total = 0.0, sum = 0.0;
  for (std::size_t i = 0; i < dose_gy.size(); ++i) {
    total += volume[i];
    sum += volume[i] * std::pow(dose_gy[i] / scale, a);
  }
  require_positive(total, "the total volume of the histogram");
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
