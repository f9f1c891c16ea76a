#pragma once
// Schedules of equal effect in the linear-quadratic model. Range: that of LQ for both schedules (linear_quadratic.hpp);
// an isoeffective schedule of one tissue is not isoeffective for another. With overall time: isoeffect_in_time.hpp.

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {

/// Dose per fraction of the schedule of n fractions that has the given BED B:
///
///     d = r/2 (-1 + sqrt(1 + 4 B / (n r))),   r = alpha/beta,
///
/// the positive root of n d (1 + d / r) = B. Source: Joiner & Bentzen in Basic Clinical Radiobiology, chapter
/// "Fractionation". Throws InvalidOption unless B and alpha/beta are positive and n is 1 or more.
[[nodiscard]] GrayPerFraction dose_per_fraction_for(Gray bed, int fractions, AlphaBeta alpha_beta);

/// The course of n fractions that has the effect of the reference; its total dose is n times dose_per_fraction_for()
/// the reference's BED. Throws as that and as bed().
[[nodiscard]] Course isoeffective_course(const Course& reference, int fractions, AlphaBeta alpha_beta);

/// Smallest number of fractions of d whose BED is at least B (to a relative 1e-12): ceil(B / (d (1 + d / r))).
/// Throws InvalidOption unless all are positive.
[[nodiscard]] int fractions_for(Gray bed, GrayPerFraction dose_per_fraction, AlphaBeta alpha_beta);

/// Largest number of fractions of d whose BED is at most B (to a relative 1e-12): floor(B / (d (1 + d / r))); 0 when not
/// even one is. Throws InvalidOption unless d and alpha/beta are positive.
[[nodiscard]] int fractions_within(Gray bed, GrayPerFraction dose_per_fraction, AlphaBeta alpha_beta);

/// Dose per fraction with which the total dose D2 has the effect of D1 in fractions of d1 (Withers, Thames & Peters,
/// Radiother Oncol 1 (1983) 187-191):
///
///     d2 = (D1 / D2) (d1 + r) - r.
///
/// Throws NotEstimable when no positive dose per fraction does: D2 is too large to be isoeffective.
[[nodiscard]] GrayPerFraction dose_per_fraction_for_total(const Course& reference, Gray total, AlphaBeta alpha_beta);

}  // namespace rtsurv::dose
