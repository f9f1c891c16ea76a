#pragma once
// A course of equal fractions, and the checks that every dose model makes at its door.

#include "rtsurv/core/units.hpp"

namespace rtsurv::dose {

/// A course of n equal fractions.
struct Course {
  Gray total;     ///< > 0
  int fractions;  ///< >= 1

  [[nodiscard]] GrayPerFraction dose_per_fraction() const { return {total.value / fractions}; }
};

/// The course of n fractions of d.
[[nodiscard]] constexpr Course course(int fractions, GrayPerFraction dose_per_fraction) {
  return {Gray{fractions * dose_per_fraction.value}, fractions};
}

/// Throws InvalidOption "`what` must be a positive number" unless value is finite and > 0.
void require_positive(double value, const char* what);

/// Throws InvalidOption "`what` must not be negative" unless value is finite and >= 0.
void require_not_negative(double value, const char* what);

/// Throws InvalidOption unless the total dose is positive and there is at least one fraction.
void require_valid(const Course& course);

}  // namespace rtsurv::dose
