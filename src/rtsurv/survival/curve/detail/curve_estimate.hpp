#pragma once
// From counts at times to a survival curve. Start here: curve_of().

#include <vector>

#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/time/time_counts.hpp"

namespace rtsurv::survival::detail {

/// Throws InvalidOption when a time of `at` is not finite.
void check(const KaplanMeierOptions& options);

/// The error of log S by Greenwood at each row; what follows S = 0 has no meaning.
[[nodiscard]] std::vector<double> greenwood_log_errors(const TimeCounts& counts);

/// The curve of kaplan_meier(), which documents it, without the estimates at given times. `log_errors` has the standard
/// error of log S at each row of `counts`.
[[nodiscard]] KaplanMeier curve_of(TimeCounts counts, const std::vector<double>& log_errors,
                                   const KaplanMeierOptions& options);

/// The estimate at one time, where `at_risk` are at risk; after the end of the curve nobody is, whatever it says.
[[nodiscard]] SurvivalAt estimate_at(const KaplanMeier& curve, double time, double at_risk, ConfidenceType type);

/// What follow_up_time() gives, from the counts and from the curve with events and censorings exchanged.
/// Throws NotEstimable without subjects.
[[nodiscard]] FollowUpTime follow_up_time_of(const TimeCounts& counts, const KaplanMeier& reversed,
                                             ObservedQuantile quantile);

}  // namespace rtsurv::survival::detail
