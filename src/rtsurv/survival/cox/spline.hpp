#pragma once
// A covariate without a cut: its hazard as a smooth curve. Start here: spline_cox().

#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/time/estimate.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// The columns of a restricted cubic spline at x, linear beyond the outer knots t_1 < ... < t_k:
///
///     x,  and for j = 1 .. k-2, with u+ = max(u, 0),
///     ((x - t_j)+^3 - (x - t_(k-1))+^3 (t_k - t_j) / (t_k - t_(k-1)) + (x - t_k)+^3 (t_(k-1) - t_j) / (t_k - t_(k-1)))
///         / (t_k - t_1)^2
///
/// Fewer than 3 knots: x alone.
///
/// Source: Harrell, Regression Modeling Strategies (2015), section 2.4.5.
[[nodiscard]] std::vector<double> spline_columns(double x, std::span<const double> knots);

/// Knots at quantiles of x (type 7): 5, 35, 65 and 95 %, or 10, 50 and 90 % when those are not four different values,
/// x has no more than four, or there are fewer than 40 events. Empty when these are not three different ones of more
/// than three values either: the curve is then linear.
[[nodiscard]] std::vector<double> spline_knots(std::span<const double> x, double events);

/// The log hazard ratio against the reference, on a grid.
struct SplineCox {
  std::vector<double> knots;  ///< empty: linear
  double reference = 0.0;     ///< the median of x
  std::vector<double> x, log_hazard_ratio, lower, upper;
  ChiSquareTest overall;                   ///< likelihood ratio against no covariate
  std::optional<ChiSquareTest> nonlinear;  ///< against a straight line; empty when the curve is one
};

struct SplineCoxOptions {
  double confidence_level = 0.95;
  std::size_t grid = 81;  ///< points from the smallest to the largest x, at least 2
  double tail = 0.0;      ///< share of the subjects that the grid leaves out at each end, below 0.5
};

/// Cox model of the spline columns of `x` (caller's order). The band is pointwise:
///
///     log HR(x) = (s(x) - s(reference))' b,   se^2 = (s(x) - s(reference))' V (s(x) - s(reference))
///
/// Agrees with: R survival::coxph on the same columns within 1e-7 (limits 1e-6), see tests/oracle/spline/.
///
/// Throws NotEstimable when the model cannot be fitted or has a coefficient without bound, or x does not vary;
/// InvalidOption for an option outside its range or an `x` that does not fit.
[[nodiscard]] SplineCox spline_cox(const FollowUp& follow_up, std::span<const double> x,
                                   const SplineCoxOptions& options = {});

}  // namespace rtsurv::survival
