#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {

Gray bed(const Course& course, AlphaBeta alpha_beta) {
  require_valid(course);
  require_positive(alpha_beta.value, "alpha/beta (Gy)");
  return {course.total.value * (1.0 + course.dose_per_fraction().value / alpha_beta.value)};
}

Gray eqdx_of_bed(Gray bed, GrayPerFraction x, AlphaBeta alpha_beta) {
  require_not_negative(bed.value, "BED (Gy)");
  require_positive(x.value, "the dose per fraction (Gy)");
  require_positive(alpha_beta.value, "alpha/beta (Gy)");
  return {bed.value / (1.0 + x.value / alpha_beta.value)};
}

Gray eqd2_of_bed(Gray bed, AlphaBeta alpha_beta) { return eqdx_of_bed(bed, {2.0}, alpha_beta); }

Gray eqdx(const Course& course, GrayPerFraction x, AlphaBeta alpha_beta) {
  return eqdx_of_bed(bed(course, alpha_beta), x, alpha_beta);
}

Gray eqd2(const Course& course, AlphaBeta alpha_beta) { return eqdx(course, {2.0}, alpha_beta); }

}  // namespace rtsurv::dose
