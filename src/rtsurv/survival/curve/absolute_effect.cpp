#include "rtsurv/survival/curve/absolute_effect.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"

namespace rtsurv::survival {

Contrast probability_difference(const Probability& first, const Probability& second, double confidence_level) {
  const math::ConfidenceLevel level(confidence_level);
  const double difference = second.estimate - first.estimate;
  if (!(first.std_error > 0.0 && second.std_error > 0.0)) return without_interval(difference);
  const double std_error = std::hypot(first.std_error, second.std_error);
  const double half = level.z() * std_error;
  return {difference, std_error, std::max(-1.0, difference - half), std::min(1.0, difference + half),
          math::normal_two_sided(difference / std_error)};
}

NumberNeeded number_needed(const Contrast& difference) {
  NumberNeeded result;
  if (difference.estimate != 0.0) result.estimate = 1.0 / std::fabs(difference.estimate);
  result.to_harm = difference.estimate < 0.0;
  result.through_infinity = difference.lower <= 0.0 && difference.upper >= 0.0;
  if (result.through_infinity) {
    if (difference.upper > 0.0) result.benefit_from = 1.0 / difference.upper;
    if (difference.lower < 0.0) result.harm_from = 1.0 / -difference.lower;
    return result;
  }
  const double nearest = std::min(std::fabs(difference.lower), std::fabs(difference.upper));
  const double farthest = std::max(std::fabs(difference.lower), std::fabs(difference.upper));
  result.lower = 1.0 / farthest;
  result.upper = 1.0 / nearest;
  return result;
}

}  // namespace rtsurv::survival
