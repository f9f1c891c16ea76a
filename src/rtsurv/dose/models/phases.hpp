#pragma once
// Courses of several phases, boosts included: effects add, physical doses do not. Range: that of bed() in every phase;
// nothing is taken off for a pause between phases. A second course years later: recovery.hpp.

#include <span>

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {

/// Sum of the phases' BED, in Gy. A simultaneous boost is one course per volume: give the phases that this volume
/// received. Throws InvalidOption for an empty span and as bed().
[[nodiscard]] Gray bed(std::span<const Course> phases, AlphaBeta alpha_beta);

/// Sum of the phases' EQD2, in Gy.
[[nodiscard]] Gray eqd2(std::span<const Course> phases, AlphaBeta alpha_beta);

}  // namespace rtsurv::dose
