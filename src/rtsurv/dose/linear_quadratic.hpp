#pragma once
// Biologically effective dose and equivalent dose of the linear-quadratic model. Start here: eqd2().

#include "rtsurv/core/units.hpp"

namespace rtsurv::dose {

/// A course of n equal fractions.
struct Course {
  Gray total;     ///< > 0
  int fractions;  ///< >= 1

  [[nodiscard]] GrayPerFraction dose_per_fraction() const { return {total.value / fractions}; }
};

/// BED = D (1 + d / (alpha/beta)), in Gy. Repair between fractions complete, no repopulation.
/// Source: Fowler, Br J Radiol 62 (1989) 679-694. Reasonable up to about 10 Gy per fraction.
/// Throws InvalidOption when a dose, the number of fractions or alpha/beta is not positive and finite.
[[nodiscard]] Gray bed(const Course& course, AlphaBeta alpha_beta);

/// EQD2 = BED / (1 + 2 / (alpha/beta)): the dose in 2-Gy fractions of the same effect, in Gy. As bed().
[[nodiscard]] Gray eqd2(const Course& course, AlphaBeta alpha_beta);

}  // namespace rtsurv::dose
