#include "rtsurv/survival/cox/spline.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/survival/cox/cox.hpp"

namespace rtsurv::survival {
namespace {

constexpr double enough_events = 40.0;

double cube_above(double x, double knot) {
  const double above = std::max(0.0, x - knot);
  return above * above * above;
}

std::vector<double> sorted(std::span<const double> x) {
  std::vector<double> values(x.begin(), x.end());
  std::ranges::sort(values);
  return values;
}

std::size_t distinct_values(const std::vector<double>& ascending) {
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < ascending.size(); ++i)
    if (i == 0 || ascending[i] != ascending[i - 1]) ++distinct;
  return distinct;
}

/// Quantiles that all differ, of more values than there are quantiles; nothing otherwise.
std::vector<double> different_quantiles(const std::vector<double>& ascending, std::span<const double> shares) {
  std::vector<double> quantiles;
  if (distinct_values(ascending) <= shares.size()) return quantiles;
  for (const double share : shares) quantiles.push_back(math::quantile_sorted(ascending, share));
  for (std::size_t k = 1; k < quantiles.size(); ++k)
    if (!(quantiles[k] > quantiles[k - 1])) return {};
  return quantiles;
}

/// Column after column.
Covariates design(std::span<const double> x, std::span<const double> knots) {
  const std::size_t columns = spline_columns(x[0], knots).size();
  Covariates covariates{x.size(), columns, std::vector<double>(x.size() * columns)};
  for (std::size_t i = 0; i < x.size(); ++i) {
    const std::vector<double> row = spline_columns(x[i], knots);
    for (std::size_t j = 0; j < columns; ++j) covariates.values[j * x.size() + i] = row[j];
  }
  return covariates;
}

CoxFit fitted(const FollowUp& follow_up, const Covariates& covariates) {
  CoxFit fit = cox(follow_up, covariates, {.concordance = false});
  for (const Coefficient& coefficient : fit.coefficient)
    if (coefficient.state != CoefficientState::estimated)
      throw NotEstimable("the curve of the covariate has a coefficient that cannot be estimated");
  return fit;
}

/// Fills the curve on the grid.
void draw(const CoxFit& fit, double low, double high, const SplineCoxOptions& options, SplineCox& result) {
  const double z = math::ConfidenceLevel(options.confidence_level).z();
  const std::vector<double> origin = spline_columns(result.reference, result.knots);
  const std::size_t p = origin.size();
  for (std::size_t k = 0; k < options.grid; ++k) {
    const double x = low + (high - low) * static_cast<double>(k) / static_cast<double>(options.grid - 1);
    std::vector<double> step = spline_columns(x, result.knots);
    double value = 0.0, variance = 0.0;
    for (std::size_t j = 0; j < p; ++j) value += (step[j] -= origin[j]) * fit.coefficient[j].estimate;
    for (std::size_t j = 0; j < p; ++j)
      for (std::size_t l = 0; l < p; ++l) variance += step[j] * fit.covariance[j * p + l] * step[l];
    const double half = z * std::sqrt(std::max(0.0, variance));
    result.x.push_back(x);
    result.log_hazard_ratio.push_back(value);
    result.lower.push_back(value - half);
    result.upper.push_back(value + half);
  }
}

void check_spline(const FollowUp& follow_up, std::span<const double> x, const SplineCoxOptions& options) {
  if (x.size() != follow_up.caller_size() || x.size() != follow_up.size())
    throw InvalidOption("the covariate of a spline must be as long as the follow-up");
  static_cast<void>(math::ConfidenceLevel(options.confidence_level));
  if (!(options.tail >= 0.0 && options.tail < 0.5))
    throw InvalidOption("a spline leaves out a share of 0 or more, below one half, at each end");
  if (options.grid < 2) throw InvalidOption("the grid of a spline needs two points");
}

}  // namespace

std::vector<double> spline_columns(double x, std::span<const double> knots) {
  std::vector<double> columns{x};
  if (knots.size() < 3) return columns;
  const double last = knots[knots.size() - 1], before = knots[knots.size() - 2];
  const double scale = (last - knots[0]) * (last - knots[0]);
  for (std::size_t j = 0; j + 2 < knots.size(); ++j) {
    const double tail = cube_above(x, before) * (last - knots[j]) - cube_above(x, last) * (before - knots[j]);
    columns.push_back((cube_above(x, knots[j]) - tail / (last - before)) / scale);
  }
  return columns;
}

std::vector<double> spline_knots(std::span<const double> x, double events) {
  const std::vector<double> ascending = sorted(x);
  if (ascending.empty()) return {};
  constexpr std::array<double, 4> four{0.05, 0.35, 0.65, 0.95};
  constexpr std::array<double, 3> three{0.1, 0.5, 0.9};
  std::vector<double> knots;
  if (events >= enough_events) knots = different_quantiles(ascending, four);
  return knots.empty() ? different_quantiles(ascending, three) : knots;
}

SplineCox spline_cox(const FollowUp& follow_up, std::span<const double> x, const SplineCoxOptions& options) {
  check_spline(follow_up, x, options);
  const std::vector<double> ascending = sorted(x);
  if (ascending.empty() || ascending.front() == ascending.back())
    throw NotEstimable("the covariate has one value only, so there is no curve");
  SplineCox result;
  result.knots = spline_knots(x, follow_up.total_events());
  result.reference = math::quantile_sorted(ascending, 0.5);
  const CoxFit curve = fitted(follow_up, design(x, result.knots));
  result.overall = curve.likelihood_ratio;
  if (!result.knots.empty()) {
    const CoxFit line = fitted(follow_up, design(x, {}));
    const double chi_square = std::max(0.0, 2.0 * (curve.loglik_model - line.loglik_model));
    const double df = curve.likelihood_ratio.df - line.likelihood_ratio.df;
    result.nonlinear = ChiSquareTest{chi_square, df, math::chi_square_upper_tail(chi_square, df)};
  }
  double low = math::quantile_sorted(ascending, options.tail),
         high = math::quantile_sorted(ascending, 1.0 - options.tail);
  if (low == high) {  // nearly all subjects share a value
    low = ascending.front();
    high = ascending.back();
  }
  draw(curve, low, high, options, result);
  return result;
}

}  // namespace rtsurv::survival
