#include "rtsurv/dose/models/incomplete_repair.hpp"

#include <cmath>
#include <numbers>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {

double incomplete_repair_factor(const DailyFractions& fractions) {
  require_positive(fractions.interval_h, "the interval between fractions (hours)");
  require_positive(fractions.repair_half_time_h, "the repair half-time (hours)");
  if (fractions.per_day < 1) throw InvalidOption("the number of fractions per day must be 1 or more");
  const double m = fractions.per_day;
  const double theta = std::exp(-std::numbers::ln2 * fractions.interval_h / fractions.repair_half_time_h);
  // The same sum without the cancellation of its closed form: (2/m) sum_{k=1}^{m-1} (m - k) theta^k.
  double sum = 0.0, power = 1.0;
  for (int k = 1; k < fractions.per_day; ++k) {
    power *= theta;
    sum += (m - k) * power;
  }
  return 2.0 / m * sum;
}

Gray bed_incomplete_repair(const Course& course, AlphaBeta alpha_beta, const DailyFractions& fractions) {
  const double extra = incomplete_repair_factor(fractions) * course.dose_per_fraction().value / alpha_beta.value;
  return {bed(course, alpha_beta).value + course.total.value * extra};
}

Gray eqd2_incomplete_repair(const Course& course, AlphaBeta alpha_beta, const DailyFractions& fractions) {
  return eqd2_of_bed(bed_incomplete_repair(course, alpha_beta, fractions), alpha_beta);
}

}  // namespace rtsurv::dose
