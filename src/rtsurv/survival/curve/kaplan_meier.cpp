#include "rtsurv/survival/curve/kaplan_meier.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "rtsurv/survival/curve/detail/curve_estimate.hpp"
#include "rtsurv/survival/curve/detail/robust_error.hpp"
#include "rtsurv/survival/time/cluster_squares.hpp"
#include "rtsurv/survival/time/time_counts.hpp"

namespace rtsurv::survival {
namespace {

std::vector<double> log_errors(const FollowUp& follow_up, const TimeCounts& counts, std::span<const int> cluster) {
  return needs_robust_error(follow_up, cluster) ? detail::robust_log_errors(follow_up, cluster, counts)
                                                : detail::greenwood_log_errors(counts);
}

/// Subjects with entry < `time` <= their own time.
double at_risk(const KaplanMeier& curve, const FollowUp& follow_up, double time) {
  if (follow_up.entry().empty()) {
    const auto next = std::lower_bound(curve.time.begin(), curve.time.end(), time);
    return next == curve.time.end() ? 0.0 : curve.at_risk[static_cast<std::size_t>(next - curve.time.begin())];
  }
  double sum = 0.0;
  for (std::size_t i = 0; i < follow_up.size(); ++i)
    if (follow_up.entry()[i] < time && time <= follow_up.time()[i]) sum += follow_up.weight_of(i);
  return sum;
}

/// Everything but the estimates at given times.
KaplanMeier curve_of(const FollowUp& follow_up, const KaplanMeierOptions& options) {
  if (!follow_up.stratum().empty()) return curve_of(follow_up.unstratified(), options);
  const TimeCounts counts = count_at_times(follow_up);
  return detail::curve_of(counts, log_errors(follow_up, counts, options.cluster), options);
}

}  // namespace

double KaplanMeier::known_until() const {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (time.empty()) return -infinity;
  return survival.back() == 0.0 ? infinity : time.back();
}

KaplanMeier kaplan_meier(const FollowUp& follow_up, const KaplanMeierOptions& options) {
  detail::check(options);
  KaplanMeier curve = curve_of(follow_up, options);
  for (const double time : options.at)
    curve.at.push_back(detail::estimate_at(curve, time, at_risk(curve, follow_up, time), options.confidence_type));
  return curve;
}

FollowUpTime follow_up_time(const FollowUp& follow_up, const KaplanMeierOptions& options) {
  detail::check(options);
  const TimeCounts counts = count_at_times(follow_up);
  return detail::follow_up_time_of(counts, curve_of(follow_up.reversed(), options), options.quantile);
}

}  // namespace rtsurv::survival
