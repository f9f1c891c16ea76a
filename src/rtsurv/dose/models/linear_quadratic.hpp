#pragma once
// Biologically effective dose and equivalent doses of the linear-quadratic model. Start here: eqd2().

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {

/// Largest dose per fraction for which the linear-quadratic model is commonly relied on (Gy): above it LQ overstates
/// the effect. Source: Brenner, Semin Radiat Oncol 18 (2008) 234-239, who finds LQ usable up to 18 Gy.
inline constexpr double lq_limit_gy = 10.0;

/// Smallest dose per fraction (Gy): below it cells may be more sensitive than LQ says (low-dose
/// hyper-radiosensitivity). Source: Marples & Joiner, Radiat Res 133 (1993) 41-51. range.hpp says when a treatment
/// leaves these limits.
inline constexpr double lq_lower_limit_gy = 0.5;

/// BED = D (1 + d / (alpha/beta)), in Gy. Repair between fractions complete, no repopulation.
/// Source: Fowler, Br J Radiol 62 (1989) 679-694.
/// Throws InvalidOption when a dose, the number of fractions or alpha/beta is not positive and finite.
[[nodiscard]] Gray bed(const Course& course, AlphaBeta alpha_beta);

/// EQD2 = BED / (1 + 2 / (alpha/beta)): the dose in 2-Gy fractions of the same effect, in Gy. As bed().
[[nodiscard]] Gray eqd2(const Course& course, AlphaBeta alpha_beta);

/// EQDx = BED / (1 + x / (alpha/beta)): the dose in x-Gy fractions of the same effect, in Gy. As bed().
[[nodiscard]] Gray eqdx(const Course& course, GrayPerFraction x, AlphaBeta alpha_beta);

/// The dose in x-Gy fractions that has this BED, in Gy; eqd2_of_bed for x = 2. `bed` not negative.
[[nodiscard]] Gray eqdx_of_bed(Gray bed, GrayPerFraction x, AlphaBeta alpha_beta);
[[nodiscard]] Gray eqd2_of_bed(Gray bed, AlphaBeta alpha_beta);

}  // namespace rtsurv::dose
