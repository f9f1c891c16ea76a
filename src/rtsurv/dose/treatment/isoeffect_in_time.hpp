#pragma once
// Schedules of equal effect when the overall time changes too.

#include "rtsurv/dose/treatment/treatment.hpp"

namespace rtsurv::dose {

/// Dose per fraction of n daily fractions in T days that has the effect of the reference treatment, which took Tref
/// days:
///
///     n d (1 + d / (alpha/beta)) - lost(T) = BED_ref - lost(Tref).
///
/// A shorter treatment needs less, but nothing is gained below the kick-off time or delay of the tissue.
/// Range: as isoeffect.hpp and overall_time.hpp. Source: Fowler, Br J Radiol 62 (1989) 679-694.
/// Throws NotEstimable when the reference has no effect left, and as bed() and dose_per_fraction_for().
[[nodiscard]] GrayPerFraction dose_per_fraction_in_time(const Treatment& reference, int fractions, double overall_days,
                                                        const Tissue& tissue);

}  // namespace rtsurv::dose
