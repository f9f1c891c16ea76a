#pragma once
// From counts at times to cumulative incidences. Start here: incidence_curves().

#include <cstddef>
#include <vector>

#include "rtsurv/survival/competing/cumulative_incidence.hpp"
#include "rtsurv/survival/time/time_counts.hpp"

namespace rtsurv::survival::detail {

/// The curves of cumulative_incidence(), which documents them, with Aalen's errors and without the estimates at given
/// times. `events` are those of each cause at each row of `counts`, rows x causes.
[[nodiscard]] std::vector<IncidenceCurve> incidence_curves(const TimeCounts& counts, const std::vector<double>& events,
                                                           std::size_t causes);

/// The same with the errors that robust_incidence_errors() gives.
void set_errors(std::vector<IncidenceCurve>& curves, std::vector<std::vector<double>> errors);

/// Adds the estimates at the times of `options.at`; `known_until` is that of the Kaplan-Meier curve of freedom from every
/// cause. Throws what cumulative_incidence() does of its options.
void add_estimates(std::vector<IncidenceCurve>& curves, double known_until, const CumulativeIncidenceOptions& options);

}  // namespace rtsurv::survival::detail
