#include "rtsurv/dose/models/isoeffect.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {
namespace {

constexpr double bed_tolerance = 1e-12;

double bed_of_one(GrayPerFraction dose_per_fraction, AlphaBeta alpha_beta) {
  require_positive(dose_per_fraction.value, "the dose per fraction (Gy)");
  require_positive(alpha_beta.value, "alpha/beta (Gy)");
  return dose_per_fraction.value * (1.0 + dose_per_fraction.value / alpha_beta.value);
}

int whole_fractions(double fractions) {
  if (fractions > std::numeric_limits<int>::max()) throw InvalidOption("the dose per fraction (Gy) is too small");
  return static_cast<int>(std::max(0.0, fractions));
}

}  // namespace

GrayPerFraction dose_per_fraction_for(Gray bed, int fractions, AlphaBeta alpha_beta) {
  require_positive(bed.value, "BED (Gy)");
  require_positive(alpha_beta.value, "alpha/beta (Gy)");
  if (fractions < 1) throw InvalidOption("the number of fractions must be 1 or more");
  const double b = bed.value / fractions;  // BED of one fraction
  // The root in the form that does not cancel: 2 b / (1 + sqrt(1 + 4 b / r)).
  return {2.0 * b / (1.0 + std::sqrt(1.0 + 4.0 * b / alpha_beta.value))};
}

Course isoeffective_course(const Course& reference, int fractions, AlphaBeta alpha_beta) {
  return course(fractions, dose_per_fraction_for(bed(reference, alpha_beta), fractions, alpha_beta));
}

int fractions_for(Gray bed, GrayPerFraction dose_per_fraction, AlphaBeta alpha_beta) {
  require_positive(bed.value, "BED (Gy)");
  return std::max(
      1, whole_fractions(std::ceil(bed.value / bed_of_one(dose_per_fraction, alpha_beta) * (1.0 - bed_tolerance))));
}

int fractions_within(Gray bed, GrayPerFraction dose_per_fraction, AlphaBeta alpha_beta) {
  return whole_fractions(std::floor(bed.value / bed_of_one(dose_per_fraction, alpha_beta) * (1.0 + bed_tolerance)));
}

GrayPerFraction dose_per_fraction_for_total(const Course& reference, Gray total, AlphaBeta alpha_beta) {
  require_valid(reference);
  require_positive(total.value, "the total dose (Gy)");
  require_positive(alpha_beta.value, "alpha/beta (Gy)");
  const double d =
      reference.total.value / total.value * (reference.dose_per_fraction().value + alpha_beta.value) - alpha_beta.value;
  if (!(d > 0.0)) throw NotEstimable("no dose per fraction makes so large a total dose isoeffective");
  return {d};
}

}  // namespace rtsurv::dose
