#pragma once
// What a tissue still remembers of an earlier course when it is irradiated again. Range: late effects in the volume that
// both courses met. Only for the spinal cord is recovery measured, in animals (76 % or more of 44 Gy after a year: Ang
// et al., Int J Radiat Oncol Biol Phys 50 (2001) 1013-1020); for other tissues it is an assumption.
//
// A limit of the plain sum of two courses holds their recovery already and is compared with a recovered share of 0:
// 135.5 Gy of BED at alpha/beta 2 (Nieder et al., Int J Radiat Oncol Biol Phys 66 (2006) 1446-1449) and the thecal sac's
// 70 Gy of EQD2 (Sahgal et al., the same 82 (2012) 107-116).

#include <variant>

#include "rtsurv/core/units.hpp"

namespace rtsurv::dose {

/// A share f of the earlier effect is recovered, in [0, 1]. In use for the spinal cord: 0.25 from 6 months on, 0.5 from
/// 12 months on (quoted by Doi et al., Strahlenther Onkol 197 (2021) 463-473).
struct RecoveredShare {
  double share = 0.0;
};

/// Recovery by a half-time T from the earlier course on: f = 1 - 2^(-t / T) after t months. It begins at once and goes on
/// to 1, and both are conventions: in the model of Jones & Hopewell (Int J Radiat Biol 90 (2014) 731-741) recovery begins
/// 70 days after the course.
struct RecoveryHalfTime {
  double half_time_months;  ///< T, > 0
  double months_since;      ///< t, >= 0, from the earlier course to the next one
};

using Recovery = std::variant<RecoveredShare, RecoveryHalfTime>;

/// The recovered share f. Throws InvalidOption outside the ranges above.
[[nodiscard]] double recovered_share(const Recovery& recovery);

/// (1 - f) BED, in Gy: what counts of an earlier course beside the next one. As EQD2 is a multiple of BED, the same share
/// of the EQD2 is left. Throws InvalidOption for a negative BED and as recovered_share().
[[nodiscard]] Gray remembered(Gray bed, const Recovery& recovery);

}  // namespace rtsurv::dose
