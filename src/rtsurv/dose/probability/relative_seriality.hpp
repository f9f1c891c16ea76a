#pragma once
// NTCP of an organ whose parts work in series, in parallel or between.

#include <span>

#include "rtsurv/dose/probability/tumour_control.hpp"

namespace rtsurv::dose {

/// Relative seriality:
///
///     NTCP = (1 - prod_i (1 - P(D_i)^s)^(v_i / V))^(1/s),   V = sum_i v_i,
///
/// with P(D) = response_poisson() of the whole organ. s = 1 is a chain that the first broken part breaks, a small s an
/// organ with reserve. With one dose everywhere it is P(D).
/// Range: as ntcp_lkb(). Source: Källman, Ågren & Brahme, Int J Radiat Biol 62 (1992) 249-262.
/// Throws InvalidOption for spans that differ in length or are empty, negative doses or volumes, no volume, D50,
/// gamma50 or s that are not positive.
[[nodiscard]] double ntcp_relative_seriality(std::span<const double> dose_gy, std::span<const double> volume,
                                             const DoseResponse& organ, double seriality);

}  // namespace rtsurv::dose
