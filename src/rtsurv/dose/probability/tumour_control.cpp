#include "rtsurv/dose/probability/tumour_control.hpp"

#include <cmath>
#include <numbers>

#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {
namespace {

void require_valid(Gray dose, const DoseResponse& curve) {
  require_not_negative(dose.value, "the dose (Gy)");
  require_positive(curve.d50.value, "D50 (Gy)");
  require_positive(curve.gamma50, "gamma50");
}

}  // namespace

double tcp_poisson(const Course& course, AlphaBeta alpha_beta, double alpha_per_gy, double clonogens) {
  require_positive(alpha_per_gy, "alpha (1/Gy)");
  require_positive(clonogens, "the number of clonogens");
  return std::exp(-clonogens * std::exp(-alpha_per_gy * bed(course, alpha_beta).value));
}

double response_log_logistic(Gray dose, const DoseResponse& curve) {
  require_valid(dose, curve);
  if (dose.value == 0.0) return 0.0;
  return 1.0 / (1.0 + std::pow(curve.d50.value / dose.value, 4.0 * curve.gamma50));
}

double response_poisson(Gray dose, const DoseResponse& curve) {
  require_valid(dose, curve);
  return std::exp2(-std::exp(std::numbers::e * curve.gamma50 * (1.0 - dose.value / curve.d50.value)));
}

}  // namespace rtsurv::dose
