#pragma once
// Small result types that several methods share.

#include <optional>

namespace rtsurv::survival {

/// A number with its confidence limits; an empty member cannot be estimated ("not reached").
struct Estimate {
  std::optional<double> estimate;
  std::optional<double> lower;
  std::optional<double> upper;
};

/// A chi-square test; p = P(X >= chi_square) for X chi-square with df degrees of freedom.
struct ChiSquareTest {
  double chi_square = 0.0;
  double df = 0.0;
  double p = 1.0;
};

}  // namespace rtsurv::survival
