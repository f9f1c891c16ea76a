#pragma once
// Several fractions a day: damage that is not yet repaired when the next fraction comes. Range: repair with one
// half-time that is complete overnight; range.hpp says when the night is too short.

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {

/// A day's fractions. Repair overnight is taken as complete.
struct DailyFractions {
  int per_day;                ///< m >= 1
  double interval_h;          ///< between fractions of a day, > 0 (hours)
  double repair_half_time_h;  ///< > 0 (hours); late tissue about 4.4, see docs/methods/incomplete-repair.md
};

/// Thames' factor of incomplete repair:
///
///     H_m = (2/m) (theta / (1 - theta)) (m - (1 - theta^m) / (1 - theta)),   theta = exp(-ln 2 interval / half-time).
///
/// 0 for one fraction a day. Source: Thames, Int J Radiat Biol 47 (1985) 319-339.
/// Throws InvalidOption unless m >= 1 and the times are positive.
[[nodiscard]] double incomplete_repair_factor(const DailyFractions& fractions);

/// BED = D (1 + (1 + H_m) d / (alpha/beta)), in Gy. Throws as bed().
[[nodiscard]] Gray bed_incomplete_repair(const Course& course, AlphaBeta alpha_beta, const DailyFractions& fractions);

/// The dose in single daily 2-Gy fractions of the same effect, in Gy.
[[nodiscard]] Gray eqd2_incomplete_repair(const Course& course, AlphaBeta alpha_beta, const DailyFractions& fractions);

}  // namespace rtsurv::dose
