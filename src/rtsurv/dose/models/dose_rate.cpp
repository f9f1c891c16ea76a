#include "rtsurv/dose/models/dose_rate.hpp"

#include <cmath>
#include <numbers>

#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {

double lea_catcheside(double duration_h, double repair_half_time_h) {
  require_not_negative(duration_h, "the duration (hours)");
  require_positive(repair_half_time_h, "the repair half-time (hours)");
  const double x = std::numbers::ln2 * duration_h / repair_half_time_h;
  if (x < 1e-4) return 1.0 - x / 3.0 + x * x / 12.0;  // the closed form cancels here
  return 2.0 * (x + std::expm1(-x)) / (x * x);
}

Gray bed_continuous(Gray total, double duration_h, AlphaBeta alpha_beta, double repair_half_time_h) {
  require_positive(total.value, "the total dose (Gy)");
  require_positive(alpha_beta.value, "alpha/beta (Gy)");
  return {total.value * (1.0 + lea_catcheside(duration_h, repair_half_time_h) * total.value / alpha_beta.value)};
}

Gray bed_permanent_implant(Gray total, double source_half_life_h, AlphaBeta alpha_beta, double repair_half_time_h) {
  require_positive(total.value, "the total dose (Gy)");
  require_positive(alpha_beta.value, "alpha/beta (Gy)");
  require_positive(source_half_life_h, "the half-life of the source (hours)");
  require_positive(repair_half_time_h, "the repair half-time (hours)");
  const double lambda = std::numbers::ln2 / source_half_life_h, mu = std::numbers::ln2 / repair_half_time_h;
  return {total.value * (1.0 + total.value * lambda / ((mu + lambda) * alpha_beta.value))};
}

}  // namespace rtsurv::dose
