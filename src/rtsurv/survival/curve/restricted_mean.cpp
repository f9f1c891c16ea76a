#include "rtsurv/survival/curve/restricted_mean.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/curve/detail/robust_error.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/time/cluster_squares.hpp"
#include "rtsurv/survival/time/time_counts.hpp"

namespace rtsurv::survival {
namespace {

/// Area under the curve from each of its times up to tau, and the whole area last: one backward scan.
struct Areas {
  std::vector<double> from;  ///< from[i] = int_{t_i}^tau S(t) dt for t_i <= tau
  double whole = 0.0;
};

Areas areas_up_to(const KaplanMeier& curve, double tau) {
  std::size_t rows = 0;
  while (rows < curve.time.size() && curve.time[rows] <= tau) ++rows;
  Areas areas;
  areas.from.resize(rows);
  double area = 0.0, right = tau;
  for (std::size_t i = rows; i-- > 0;) {
    area += curve.survival[i] * (right - curve.time[i]);
    areas.from[i] = area;
    right = curve.time[i];
  }
  areas.whole = area + right;  // S is 1 before the first time
  return areas;
}

/// By Greenwood.
double variance_of(const KaplanMeier& curve, const Areas& areas) {
  double variance = 0.0;
  for (std::size_t i = 0; i < areas.from.size(); ++i) {
    const double survivors = curve.at_risk[i] - curve.events_at[i];
    if (survivors > 0.0)
      variance += areas.from[i] * areas.from[i] * curve.events_at[i] / (curve.at_risk[i] * survivors);
  }
  return variance;
}

}  // namespace

RestrictedMean restricted_mean(const FollowUp& follow_up, const RestrictedMeanOptions& options) {
  if (!follow_up.stratum().empty()) return restricted_mean(follow_up.unstratified(), options);
  if (!(std::isfinite(options.tau) && options.tau > 0.0)) throw InvalidOption("tau must be a positive number");
  const double z = math::ConfidenceLevel(options.confidence_level).z();
  const KaplanMeier curve = kaplan_meier(follow_up);
  if (options.tau > curve.known_until()) throw InvalidOption("tau lies beyond the last observed time");
  const Areas areas = areas_up_to(curve, options.tau);
  const double error =
      std::sqrt(needs_robust_error(follow_up, options.cluster)
                    ? detail::robust_area_variance(follow_up, options.cluster, count_at_times(follow_up), options.tau)
                    : variance_of(curve, areas));
  return {areas.whole, error, areas.whole - z * error, areas.whole + z * error};
}

Contrast without_interval(double estimate) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  return {estimate, none, none, none, none};
}

Contrast mean_difference(const RestrictedMean& first, const RestrictedMean& second, double confidence_level) {
  const double z = math::ConfidenceLevel(confidence_level).z();
  const double difference = second.mean - first.mean;
  if (!(first.std_error > 0.0 && second.std_error > 0.0)) return without_interval(difference);
  const double error = std::hypot(first.std_error, second.std_error);
  return {difference, error, difference - z * error, difference + z * error,
          math::normal_two_sided(difference / error)};
}

std::optional<Contrast> mean_ratio(const RestrictedMean& first, const RestrictedMean& second, double confidence_level) {
  const double z = math::ConfidenceLevel(confidence_level).z();
  if (!(first.mean > 0.0 && second.mean > 0.0)) return std::nullopt;
  const double ratio = std::log(second.mean / first.mean);
  if (!(first.std_error > 0.0 && second.std_error > 0.0)) return without_interval(std::exp(ratio));
  const double error = std::hypot(first.std_error / first.mean, second.std_error / second.mean);
  return Contrast{std::exp(ratio), error, std::exp(ratio - z * error), std::exp(ratio + z * error),
                  math::normal_two_sided(ratio / error)};
}

}  // namespace rtsurv::survival
