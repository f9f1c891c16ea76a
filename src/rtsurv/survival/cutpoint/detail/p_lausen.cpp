#include <algorithm>
#include <cmath>
#include <numbers>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/cutpoint/detail/p_value.hpp"

namespace rtsurv::survival::detail {

double lausen92_p(const CutSearch& search, const CutRange& range) {
  if (range.min <= 0.0 || range.max >= 1.0)
    throw InvalidOption("Lau92 needs a smallest proportion above 0 and a largest below 1; condMC takes any");
  const double b = search.maximum;
  if (b < 1.0) return 1.0;
  const double odds_ratio = range.max * (1.0 - range.min) / ((1.0 - range.max) * range.min);
  return math::normal_pdf(b) * (4.0 / b + (b - 1.0 / b) * std::log(odds_ratio));
}

double lausen94_p(const CutSearch& search) {
  const double b = search.maximum;
  const auto n = static_cast<double>(search.score.size());
  double further = 0.0;
  for (std::size_t k = 0; k + 1 < search.low.size(); ++k) {
    const double m = search.low[k];
    const double next = search.low[k + 1];
    const double t = std::sqrt(n * (next - m) / ((n - m) * next));
    further += t - (b * b / 4.0 - 1.0) * t * t * t / 6.0;
  }
  const double density = std::exp(-b * b / 2.0) * std::numbers::inv_pi;
  return math::normal_two_sided(b) + std::max(0.0, density * further);
}

}  // namespace rtsurv::survival::detail
