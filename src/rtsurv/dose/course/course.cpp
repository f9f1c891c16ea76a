#include "rtsurv/dose/course/course.hpp"

#include <cmath>
#include <string>

#include "rtsurv/core/error.hpp"

namespace rtsurv::dose {

void require_positive(double value, const char* what) {
  if (!(std::isfinite(value) && value > 0.0)) throw InvalidOption(std::string(what) + " must be a positive number");
}

void require_not_negative(double value, const char* what) {
  if (!(std::isfinite(value) && value >= 0.0)) throw InvalidOption(std::string(what) + " must not be negative");
}

void require_valid(const Course& course) {
  require_positive(course.total.value, "the total dose (Gy)");
  if (course.fractions < 1) throw InvalidOption("the number of fractions must be 1 or more");
}

}  // namespace rtsurv::dose
