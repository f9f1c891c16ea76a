#pragma once
// A smooth line through points. Start here: spline_smooth().

#include <cstddef>
#include <span>
#include <vector>

namespace rtsurv::survival {

/// The line on a grid from the smallest to the largest x, with its pointwise band.
struct SmoothLine {
  std::vector<double> x, value, lower, upper;
};

struct SmoothOptions {
  std::size_t most_knots = 5;  ///< quantiles of x from its smallest to its largest value, evenly spaced; at least 2
  std::size_t grid = 41;
  double confidence_level = 0.95;
  std::vector<double> count = {};  ///< equal points that each stands for, whole numbers; empty: 1 each
};

/// Least squares of y on the columns 1 and spline_columns(x, knots) (see spline_cox.hpp); the band takes the residuals
/// as of equal variance. With equal quantiles, or fewer different x than knots, fewer are taken, down to a straight line.
///
/// Agrees with: R lm() on a natural spline (splines::ns) of the same knots, within 1e-7 relative, see
/// tests/oracle/diagnostics/.
///
/// Throws NotEstimable for fewer points than coefficients + 2 or an x that does not vary; InvalidOption when x and y
/// differ in length, or for options outside of their range.
[[nodiscard]] SmoothLine spline_smooth(std::span<const double> x, std::span<const double> y,
                                       const SmoothOptions& options = {});

}  // namespace rtsurv::survival
