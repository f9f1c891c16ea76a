#include "rtsurv/audit/ratio.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"

namespace rtsurv::audit {
namespace {

constexpr double least = 1e-12;  // in place of a limit that may have been 0

Range before_printing(const Printed& printed, bool truncated) {
  const double unit = 2.0 * printed.half_unit();
  const Range range = truncated ? Range{printed.value, printed.value + unit} : printed.rounded();
  return {std::max(range.lower, least), std::max(range.upper, least)};
}

double smallest_distance(const Range& logs) {
  if (logs.holds(0.0)) return 0.0;
  return std::min(std::abs(logs.lower), std::abs(logs.upper));
}

}  // namespace

std::optional<RatioBox> box_of(const Figure& figure, bool truncated) {
  if (!figure.ratio || !figure.interval) return std::nullopt;
  const auto& [low, high] = *figure.interval;
  const bool plain = figure.ratio->bound == '=' && low.bound == '=' && high.bound == '=';
  if (!plain || figure.ratio->value <= 0.0 || low.value <= 0.0 || high.value <= low.value) return std::nullopt;
  RatioBox box{before_printing(*figure.ratio, truncated), before_printing(low, truncated),
               before_printing(high, truncated)};
  box.z_level = math::ConfidenceLevel(figure.level).z();
  return box;
}

Range standard_error(const RatioBox& box) {
  const auto from = [&](double low, double high) { return std::max(0.0, std::log(high / low)) / (2.0 * box.z_level); };
  return {from(box.lower.upper, box.upper.lower), from(box.lower.lower, box.upper.upper)};
}

PRange p_of(const RatioBox& box, const Figure& figure) {
  const Range logs{std::log(box.estimate.lower), std::log(box.estimate.upper)};
  const Range se = standard_error(box);
  const double largest = std::max(std::abs(logs.lower), std::abs(logs.upper));
  const auto p_at = [](double log_ratio, double error) {
    return error > 0.0 ? math::normal_two_sided(log_ratio / error) : log_ratio == 0.0 ? 1.0 : 0.0;
  };
  const auto& [low, high] = *figure.interval;
  const double point_se = std::log(high.value / low.value) / (2.0 * box.z_level);
  return {p_at(std::log(figure.ratio->value), point_se), p_at(largest, se.lower),
          p_at(smallest_distance(logs), se.upper)};
}

double z_of_p(double p) {
  if (p >= 1.0) return 0.0;
  if (p < 1e-300) return 38.0;
  return -math::normal_quantile(p / 2.0);
}

}  // namespace rtsurv::audit
