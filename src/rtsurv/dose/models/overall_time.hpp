#pragma once
// What a tumour regrows during treatment, and what a prolonged treatment costs. Range: constant regrowth after the
// delay, over the usual lengths of a course; the parameters belong to one tumour entity.

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {

/// Repopulation by clonogen doubling: starts after the kick-off time.
struct Repopulation {
  double alpha_per_gy;        ///< radiosensitivity alpha, > 0 (1/Gy)
  double doubling_time_days;  ///< potential doubling time Tpot, > 0 (days)
  double kick_off_days = 0;   ///< Tk, >= 0 (days)
};

/// Repopulation as dose per day after a delay: K Gy of BED (or of EQD2) lost per day.
struct DailyLoss {
  double gy_per_day;      ///< K, >= 0
  double delay_days = 0;  ///< Tdelay, >= 0
};

/// BED lost to repopulation in an overall time T (days): ln 2 max(0, T - Tk) / (alpha Tpot), in Gy. Never negative: a
/// short treatment gains nothing. Source: Fowler, Br J Radiol 62 (1989) 679-694. Throws InvalidOption outside the
/// ranges above.
[[nodiscard]] Gray lost_to_repopulation(double overall_days, const Repopulation& repopulation);

/// K max(0, T - Tdelay), in Gy. Source: Dale et al., Clin Oncol 14 (2002) 382-393.
[[nodiscard]] Gray lost_to_repopulation(double overall_days, const DailyLoss& loss);

/// BED of the course less what is lost; at least 0.
[[nodiscard]] Gray bed_with_repopulation(const Course& course, AlphaBeta alpha_beta, double overall_days,
                                         const Repopulation& repopulation);
[[nodiscard]] Gray bed_with_repopulation(const Course& course, AlphaBeta alpha_beta, double overall_days,
                                         const DailyLoss& loss);

/// EQD2 for an overall time T against a reference time: EQD2 - (T - Tref) Dprolif, in Gy; a T below Tref changes
/// nothing (no gain from negative repopulation). Source: Bentzen & Joiner in Basic Clinical Radiobiology, chapter "The
/// linear-quadratic approach".
[[nodiscard]] Gray eqd2_for_time(const Course& course, AlphaBeta alpha_beta, double overall_days, double reference_days,
                                 double proliferation_gy_per_day);

/// Dose per fraction for the fractions that are left after a gap, so that the tumour's BED is kept:
///
///     r' d' (1 + d'/(alpha/beta)) = r' d (1 + d/(alpha/beta)) + K g,
///
/// r' fractions left, d planned, g extra days, K Gy of BED per day. The late-reacting tissue pays for it: show its BED
/// beside. Source: Dale et al. 2002; Royal College of Radiologists, The timely delivery of radical radiotherapy, 4th
/// ed. (2019). Throws InvalidOption unless d, K, g are not negative, d > 0 and at least one fraction is left.
[[nodiscard]] GrayPerFraction dose_per_fraction_after_gap(GrayPerFraction planned, int fractions_left,
                                                          AlphaBeta alpha_beta, double extra_days,
                                                          double bed_loss_gy_per_day);

}  // namespace rtsurv::dose
