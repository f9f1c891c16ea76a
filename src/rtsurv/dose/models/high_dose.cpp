#include "rtsurv/dose/models/high_dose.hpp"

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {

double tangent_slope(GrayPerFraction transition, AlphaBeta alpha_beta) {
  require_positive(transition.value, "the transition dose (Gy)");
  require_positive(alpha_beta.value, "alpha/beta (Gy)");
  return 1.0 + 2.0 * transition.value / alpha_beta.value;
}

Gray bed_lql(const Course& course, AlphaBeta alpha_beta, const LinearQuadraticLinear& model) {
  const double dt = model.transition.value;
  require_positive(dt, "the transition dose (Gy)");
  require_positive(model.gamma_over_alpha, "gamma/alpha");
  const Gray lq = bed(course, alpha_beta);
  const double d = course.dose_per_fraction().value;
  if (d <= dt) return lq;
  return {course.fractions * (dt * (1.0 + dt / alpha_beta.value) + model.gamma_over_alpha * (d - dt))};
}

SmoothTransition smooth_transition(double alpha_per_gy, double d0_gy, double dq_gy) {
  require_positive(alpha_per_gy, "alpha (1/Gy)");
  require_positive(d0_gy, "D0 (Gy)");
  require_positive(dq_gy, "Dq (Gy)");
  const double bend = 1.0 - alpha_per_gy * d0_gy;
  if (!(bend > 0.0)) throw InvalidOption("alpha D0 must be below 1: the final slope is steeper than the initial one");
  return {{2.0 * dq_gy / bend}, {4.0 * alpha_per_gy * d0_gy * dq_gy / (bend * bend)}};
}

Gray bed_usc(const Course& course, AlphaBeta alpha_beta, const UniversalSurvivalCurve& model) {
  require_positive(model.alpha_per_gy, "alpha (1/Gy)");
  require_positive(model.d0_gy, "D0 (Gy)");
  require_not_negative(model.dq_gy, "Dq (Gy)");
  require_positive(model.transition.value, "the transition dose (Gy)");
  if (!(model.transition.value > model.dq_gy)) throw InvalidOption("the transition dose (Gy) must be above Dq");
  const Gray lq = bed(course, alpha_beta);
  if (course.dose_per_fraction().value < model.transition.value) return lq;
  return {(course.total.value - course.fractions * model.dq_gy) / (model.alpha_per_gy * model.d0_gy)};
}

}  // namespace rtsurv::dose
