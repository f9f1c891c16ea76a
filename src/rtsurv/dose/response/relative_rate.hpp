#pragma once
// Late events whose rate rises in proportion to dose.

#include "rtsurv/core/units.hpp"

namespace rtsurv::dose {

/// Rate of the event relative to no dose: 1 + k D, with the excess relative risk k per gray of mean organ dose.
/// Heart, major coronary events after breast radiotherapy: k = 0.074 per Gy (95 % CI 0.029-0.145).
/// Range: mean doses of the cohort (heart: up to about 20 Gy), physical dose in about 2-Gy fractions; it multiplies the
/// patient's own background rate. Source: Darby et al., N Engl J Med 368 (2013) 987-998.
/// Throws InvalidOption unless dose and k are not negative.
[[nodiscard]] double relative_rate(Gray mean_dose, double excess_per_gy);

}  // namespace rtsurv::dose
