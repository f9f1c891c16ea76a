#pragma once
// Proton courses by a constant relative biological effectiveness.

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {

/// The RBE of protons that clinics prescribe with.
inline constexpr double clinical_proton_rbe = 1.1;

/// The photon course of the same fractions with RBE times the physical dose, in Gy(RBE); BED and EQD2 follow from it.
/// Range: a convention for the middle of the spread-out Bragg peak; RBE rises towards its distal end, with smaller d
/// and with smaller alpha/beta. Source: ICRU Report 78 (2007). Throws InvalidOption unless RBE is positive and the
/// course is valid.
[[nodiscard]] Course photon_equivalent(const Course& physical, double rbe = clinical_proton_rbe);

}  // namespace rtsurv::dose
