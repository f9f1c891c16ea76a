#pragma once
// Normal tissue: one dose for a whole organ (gEUD), and the probability of a complication (NTCP).

#include <span>

#include "rtsurv/core/units.hpp"

namespace rtsurv::dose {

/// Generalised equivalent uniform dose of a differential dose-volume histogram, in the unit of `dose`:
///
///     gEUD = (sum v_i D_i^a / sum v_i)^(1/a)
///
/// a = 1 is the mean dose, a large the maximum, a very negative the minimum; with a < 0 a part without dose makes it 0.
/// Scaled by the largest or smallest dose, so that no power overflows. Bins without volume do not count.
/// Range: doses in one fractionation (convert each bin to EQD2 first when it matters).
/// Source: Niemierko, Med Phys 26 (1999) 1100 (abstract). Throws InvalidOption for spans that differ in length or are
/// empty, negative doses or volumes, no volume, and a = 0.
[[nodiscard]] Gray geud(std::span<const double> dose_gy, std::span<const double> volume, double a);

/// Lyman-Kutcher-Burman: NTCP = Phi((gEUD - TD50) / (m TD50)), with gEUD at a = 1/n for the volume effect n.
/// Range: the doses, fractionation and endpoint of the cohort that gave TD50 and m; 0 Gy still gives Phi(-1/m).
/// Source: Lyman, Radiat Res 104 (1985) S13-S19; Kutcher & Burman, IJROBP 16 (1989) 1623-1630.
/// Throws InvalidOption unless TD50 and m are positive and the dose not negative.
[[nodiscard]] double ntcp_lkb(Gray geud, Gray td50, double m);

/// Logistic in dose: NTCP = 1 / (1 + exp(-b0 - b1 D)). Range: as ntcp_lkb(). Source for the lung: Marks et al., IJROBP
/// 76 (2010) S70-S76. Throws InvalidOption unless the dose is not negative and the coefficients finite.
[[nodiscard]] double ntcp_logistic(Gray mean_dose, double b0, double b1_per_gy);

}  // namespace rtsurv::dose
