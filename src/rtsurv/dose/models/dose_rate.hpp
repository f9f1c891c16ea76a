#pragma once
// Protracted irradiation: repair while the dose is still being given. Range: one repair half-time (tissues often have a
// fast and a slow one), no repopulation.

#include "rtsurv/core/units.hpp"

namespace rtsurv::dose {

/// Lea-Catcheside factor of a constant dose rate over a time t with exponential repair, x = mu t, mu = ln 2 /
/// half-time:
///
///     g = 2 (x - 1 + exp(-x)) / x^2,
///
/// 1 for an instant dose, 2/x for a long one. Source: Lea & Catcheside, J Genet 44 (1942) 216-245.
/// Throws InvalidOption unless the duration is not negative and the half-time positive.
[[nodiscard]] double lea_catcheside(double duration_h, double repair_half_time_h);

/// BED = D (1 + g D / (alpha/beta)), in Gy. Source: Dale, Br J Radiol 58 (1985) 515-528.
[[nodiscard]] Gray bed_continuous(Gray total, double duration_h, AlphaBeta alpha_beta, double repair_half_time_h);

/// A permanent implant that decays completely, with initial dose rate R0 = D lambda:
///
///     BED = D (1 + R0 / ((mu + lambda) alpha/beta)), in Gy.
///
/// No repopulation. Source: Dale 1985. Throws InvalidOption unless all are positive.
[[nodiscard]] Gray bed_permanent_implant(Gray total, double source_half_life_h, AlphaBeta alpha_beta,
                                         double repair_half_time_h);

}  // namespace rtsurv::dose
