#include "rtsurv/survival/competing/cumulative_incidence.hpp"

#include <cstddef>

#include "rtsurv/survival/competing/detail/incidence_curve.hpp"
#include "rtsurv/survival/competing/detail/robust_incidence.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/time/cluster_squares.hpp"
#include "rtsurv/survival/time/time_counts.hpp"

namespace rtsurv::survival {
namespace {

/// The events of each cause by the rows of the counts: rows x causes. The subjects are one stratum.
std::vector<double> events_by_cause(const CauseFollowUp& follow_up, const TimeCounts& counts) {
  const auto causes = static_cast<std::size_t>(follow_up.causes());
  std::vector<double> events(counts.time.size() * causes);
  const FollowUp& any = follow_up.any();
  for (std::size_t i = 0, row = 0; i < any.size(); ++i) {
    if (follow_up.cause_of(i) == 0 || any.weight_of(i) == 0.0) continue;
    while (counts.time[row] < any.time()[i]) ++row;
    events[row * causes + static_cast<std::size_t>(follow_up.cause_of(i)) - 1] += any.weight_of(i);
  }
  return events;
}

}  // namespace

std::vector<IncidenceCurve> cumulative_incidence(const CauseFollowUp& follow_up,
                                                 const CumulativeIncidenceOptions& options) {
  if (!follow_up.any().stratum().empty()) return cumulative_incidence(follow_up.unstratified(), options);
  const TimeCounts counts = count_at_times(follow_up.any());
  const std::vector<double> events = events_by_cause(follow_up, counts);
  std::vector<IncidenceCurve> curves =
      detail::incidence_curves(counts, events, static_cast<std::size_t>(follow_up.causes()));
  if (needs_robust_error(follow_up.any(), options.cluster))
    detail::set_errors(curves, detail::robust_incidence_errors(follow_up, options.cluster, counts, events));
  detail::add_estimates(curves, options.at.empty() ? 0.0 : kaplan_meier(follow_up.any()).known_until(), options);
  return curves;
}

}  // namespace rtsurv::survival
