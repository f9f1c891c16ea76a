#pragma once
// The check that every model of a dose-volume histogram makes at its door.

#include <span>

#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {

/// Throws InvalidOption unless there is one volume per dose and at least one, none is negative, and some volume.
void require_histogram(std::span<const double> dose_gy, std::span<const double> volume);

}  // namespace rtsurv::dose
