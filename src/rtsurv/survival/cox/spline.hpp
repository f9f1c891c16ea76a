#pragma once
// A covariate without a cut: its hazard as a smooth curve. Start here: spline_cox().

#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/estimate.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// The columns of a natural (restricted) cubic spline at x, linear beyond the outer knots t_1 < ... < t_k:
///
///     x,  and for j = 2 .. k-1 the natural cubic spline c_j with c_j(t_j) = 1 and c_j = 0 at every other knot.
///
/// With the constant they span all natural cubic splines of these knots, as truncated powers do; unlike these they stay
/// apart in rounding when the knots are far from evenly spaced. Fewer than 3 knots: x alone.
///
/// Source: de Boor, A Practical Guide to Splines (2001), chapter IV; Harrell, Regression Modeling Strategies (2015), 2.4.5.
[[nodiscard]] std::vector<double> spline_columns(double x, std::span<const double> knots);

/// Knots at quantiles of x (type 7): 5, 35, 65 and 95 %, or 10, 50 and 90 % when those are not four different values,
/// x has no more than four, or there are fewer than 40 events. Empty when these are not three different ones of more
/// than three values either: the curve is then linear. x[i] stands for count[i] patients; empty: 1 each.
[[nodiscard]] std::vector<double> spline_knots(std::span<const double> x, double events,
                                               std::span<const double> count = {});

/// The df + 1 knots of a natural cubic spline of df columns: the ends at the range of x, the others at its quantiles
/// 1/df, ..., (df-1)/df (type 7). spline_columns() of them span, with the constant, what R's splines::ns(x, df) spans: log
/// likelihood, tests of whole terms, linear predictor and its error are those of ns, the coefficients of the columns are
/// not. Empty when the knots do not all differ, or for df < 2. x[i] stands for count[i] patients; empty: 1 each.
[[nodiscard]] std::vector<double> natural_knots(std::span<const double> x, std::size_t df,
                                                std::span<const double> count = {});

/// The log hazard ratio against the reference, on a grid.
struct SplineCox {
  std::vector<double> knots;  ///< empty: linear
  double reference = 0.0;     ///< the median of x over the patients
  std::vector<double> x, log_hazard_ratio, lower, upper;
  ChiSquareTest overall;                   ///< likelihood ratio against no covariate
  std::optional<ChiSquareTest> nonlinear;  ///< against a straight line; empty when the curve is one
};

/// A covariate whose columns `first`, first + 1, ... of a fit are spline_columns() of these knots.
struct SplineOfFit {
  const CoxFit& fit;
  std::size_t first = 0;
  std::span<const double> knots;

  /// Every coefficient of them is estimated.
  [[nodiscard]] bool is_estimated() const;
};

struct LogRatio {
  double estimate = 0.0, std_error = 0.0;
};

/// Of x against `reference`: see spline_cox(); the error is robust where the covariance of the fit is.
[[nodiscard]] LogRatio log_ratio(const SplineOfFit& spline, double x, double reference);

/// Where a curve is drawn.
struct SplineGrid {
  double low = 0.0, high = 1.0;
  std::size_t points = 81;
  double confidence_level = 0.95;
};

/// Fills x, log_hazard_ratio, lower and upper of `curve` against its reference.
void draw_spline(const SplineOfFit& spline, const SplineGrid& grid, SplineCox& curve);

struct SplineCoxOptions {
  double confidence_level = 0.95;
  std::size_t grid = 81;  ///< points from the smallest to the largest x, at least 2
  double tail = 0.0;      ///< share of the patients that the grid leaves out at each end, below 0.5
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
