#include "rtsurv/dose/linear_quadratic.hpp"

#include <cmath>
#include <string>

#include "rtsurv/core/error.hpp"

namespace rtsurv::dose {
namespace {

void require_positive(double value, const char* what) {
  if (!(std::isfinite(value) && value > 0.0)) throw InvalidOption(std::string(what) + " must be a positive number");
}

void validate(const Course& course, AlphaBeta alpha_beta) {
  require_positive(course.total.value, "the total dose (Gy)");
  require_positive(alpha_beta.value, "alpha/beta (Gy)");
  if (course.fractions < 1) throw InvalidOption("the number of fractions must be 1 or more");
}

}  // namespace

Gray bed(const Course& course, AlphaBeta alpha_beta) {
  validate(course, alpha_beta);
  return {course.total.value * (1.0 + course.dose_per_fraction().value / alpha_beta.value)};
}

Gray eqd2(const Course& course, AlphaBeta alpha_beta) {
  return {bed(course, alpha_beta).value / (1.0 + 2.0 / alpha_beta.value)};
}

}  // namespace rtsurv::dose
