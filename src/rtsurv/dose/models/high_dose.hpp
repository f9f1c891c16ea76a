#pragma once
// High dose per fraction: models whose survival curve ends straight instead of bending on. Range: doses per fraction
// beyond the LQ limit (linear_quadratic.hpp), with parameters of the tissue in question; below the transition they are
// LQ.

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {

/// Linear-quadratic-linear model: LQ up to the transition dose dT per fraction, a straight line beyond.
struct LinearQuadraticLinear {
  GrayPerFraction transition;  ///< dT > 0
  double gamma_over_alpha;     ///< slope of the straight part, > 0; tangent_slope() makes the curve smooth
};

/// gamma/alpha = 1 + 2 dT / (alpha/beta): the slope of LQ at dT.
[[nodiscard]] double tangent_slope(GrayPerFraction transition, AlphaBeta alpha_beta);

/// BED = n (dT (1 + dT / (alpha/beta)) + gamma/alpha (d - dT)) for d > dT, that of LQ up to dT; continuous at dT. In
/// Gy. Source: Astrahan, Med Phys 35 (2008) 4161-4172. Throws InvalidOption unless all are positive.
[[nodiscard]] Gray bed_lql(const Course& course, AlphaBeta alpha_beta, const LinearQuadraticLinear& model);

/// Universal survival curve: LQ up to DT, the multi-target line with D0 and Dq beyond.
struct UniversalSurvivalCurve {
  double alpha_per_gy;         ///< > 0 (1/Gy)
  double d0_gy;                ///< > 0: dose per e-fold of the final slope
  double dq_gy;                ///< quasi-threshold dose, >= 0
  GrayPerFraction transition;  ///< DT > Dq; smooth_transition() makes the curves meet
};

/// The transition and alpha/beta at which the line is the tangent of the LQ curve:
///
///     DT = 2 Dq / (1 - alpha D0),   alpha/beta = 4 alpha D0 Dq / (1 - alpha D0)^2.
///
/// Throws InvalidOption unless alpha, D0, Dq > 0 and alpha D0 < 1.
struct SmoothTransition {
  GrayPerFraction transition;
  AlphaBeta alpha_beta;
};
[[nodiscard]] SmoothTransition smooth_transition(double alpha_per_gy, double d0_gy, double dq_gy);

/// BED = (D - n Dq) / (alpha D0) for d >= DT, that of LQ below, in Gy.
/// Source: Park et al., Int J Radiat Oncol Biol Phys 70 (2008) 847-852. Throws InvalidOption outside the ranges above.
[[nodiscard]] Gray bed_usc(const Course& course, AlphaBeta alpha_beta, const UniversalSurvivalCurve& model);

}  // namespace rtsurv::dose
