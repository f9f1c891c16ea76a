#include "rtsurv/dose/response/relative_rate.hpp"

#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {

double relative_rate(Gray mean_dose, double excess_per_gy) {
  require_not_negative(mean_dose.value, "the mean dose (Gy)");
  require_not_negative(excess_per_gy, "the excess relative risk per gray");
  return 1.0 + excess_per_gy * mean_dose.value;
}

}  // namespace rtsurv::dose
