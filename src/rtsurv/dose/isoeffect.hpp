#pragma once
// Schedules of equal effect in the linear-quadratic model.

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/course.hpp"

namespace rtsurv::dose {

/// Dose per fraction of the schedule of n fractions that has the given BED B:
///
///     d = r/2 (-1 + sqrt(1 + 4 B / (n r))),   r = alpha/beta,
///
/// the positive root of n d (1 + d / r) = B. Source: Joiner & Bentzen in Basic Clinical Radiobiology, chapter
/// "Fractionation". Throws InvalidOption unless B and alpha/beta are positive and n is 1 or more.
[[nodiscard]] GrayPerFraction dose_per_fraction_for(Gray bed, int fractions, AlphaBeta alpha_beta);

/// Smallest number of fractions of d whose BED is at least B (to a relative 1e-12): ceil(B / (d (1 + d / r))).
/// Throws InvalidOption unless all are positive.
[[nodiscard]] int fractions_for(Gray bed, GrayPerFraction dose_per_fraction, AlphaBeta alpha_beta);

/// Dose per fraction with which the total dose D2 has the effect of D1 in fractions of d1 (Withers, Cancer 49 (1982)
/// 2091):
///
///     d2 = (D1 / D2) (d1 + r) - r.
///
/// Throws NotEstimable when no positive dose per fraction does: D2 is too large to be isoeffective.
[[nodiscard]] GrayPerFraction dose_per_fraction_for_total(const Course& reference, Gray total, AlphaBeta alpha_beta);

}  // namespace rtsurv::dose
