#pragma once
// The exact interval of a count of events. Start here: garwood().

#include "rtsurv/math/proportion.hpp"

namespace rtsurv::math {

/// The two-sided interval of Garwood for the mean of a Poisson variable of which `count` >= 0 events were seen, by
/// quantiles of the chi-square distribution:
///
///     lower = C(a/2; 2 x) / 2,   upper = C(1 - a/2; 2 x + 2) / 2,   a = 1 - level
///
/// The lower limit is 0 at x = 0, where the upper one is -log(a/2): 3.69 at the level 0.95. It covers at least `level`,
/// often more. For a rate, divide by the person-time. Cost: O(1).
/// Source: Garwood, Biometrika 28 (1936) 437-442. Agrees with: R poisson.test (tests/oracle/person_time).
/// Throws InvalidOption when the level is outside (0, 1) or the count is negative or not finite.
[[nodiscard]] Interval garwood(double count, double level = 0.95);

}  // namespace rtsurv::math
