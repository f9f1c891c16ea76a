#include "rtsurv/survival/treatment/e_value.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/error.hpp"

namespace rtsurv::survival {
namespace {

constexpr double common_above = 0.15;

double risk_ratio(double hazard_ratio, bool common) {
  if (!common) return hazard_ratio;
  return (1.0 - std::pow(0.5, std::sqrt(hazard_ratio))) / (1.0 - std::pow(0.5, std::sqrt(1.0 / hazard_ratio)));
}

double e_value_of(double risk_ratio) {
  const double ratio = std::max(risk_ratio, 1.0 / risk_ratio);
  return ratio + std::sqrt(ratio * (ratio - 1.0));
}

}  // namespace

EValue e_value(double ratio, double lower, double upper, double share_with_event) {
  if (!(lower > 0.0 && lower <= ratio && ratio <= upper && std::isfinite(upper)))
    throw InvalidOption("an E-value needs a ratio inside its limits, all finite and above 0");
  if (!(share_with_event >= 0.0 && share_with_event <= 1.0))
    throw InvalidOption("the share of patients with the event must be from 0 to 1");
  EValue result;
  result.common_event = share_with_event > common_above;
  result.estimate = e_value_of(risk_ratio(ratio, result.common_event));
  if (lower > 1.0) result.limit = e_value_of(risk_ratio(lower, result.common_event));
  if (upper < 1.0) result.limit = e_value_of(risk_ratio(upper, result.common_event));
  return result;
}

}  // namespace rtsurv::survival
