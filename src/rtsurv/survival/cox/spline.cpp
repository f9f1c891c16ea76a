#include "rtsurv/survival/cox/spline.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::survival {
namespace {

constexpr double enough_events = 40.0;

/// Second derivatives at the knots of the natural cubic spline that is 1 at knot `one` and 0 at every other.
std::vector<double> curvature(std::span<const double> knots, std::size_t one) {
  const std::size_t k = knots.size();
  std::vector<double> second(k, 0.0), factor(k, 0.0);
  const auto value = [&](std::size_t i) { return i == one ? 1.0 : 0.0; };
  for (std::size_t i = 1; i + 1 < k; ++i) {
    const double left = knots[i] - knots[i - 1], right = knots[i + 1] - knots[i];
    const double bend = 6.0 * ((value(i + 1) - value(i)) / right - (value(i) - value(i - 1)) / left);
    const double pivot = 2.0 * (left + right) - left * factor[i - 1];
    factor[i] = right / pivot;
    second[i] = (bend - left * second[i - 1]) / pivot;
  }
  for (std::size_t i = k - 2; i > 0; --i) second[i] -= factor[i] * second[i + 1];
  return second;
}

/// That spline at x, straight beyond the outer knots.
double cardinal(double x, std::span<const double> knots, std::size_t one) {
  const std::vector<double> second = curvature(knots, one);
  const auto value = [&](std::size_t i) { return i == one ? 1.0 : 0.0; };
  const std::size_t last = knots.size() - 1;
  const auto above = static_cast<std::size_t>(std::ranges::upper_bound(knots, x) - knots.begin());
  const std::size_t i = std::clamp<std::size_t>(above, 1, last) - 1;  // between knots i and i + 1
  const double width = knots[i + 1] - knots[i], slope = (value(i + 1) - value(i)) / width;
  if (x < knots[0]) return value(0) + (x - knots[0]) * (slope - width * second[1] / 6.0);
  if (x > knots[last]) return value(last) + (x - knots[last]) * (slope + width * second[last - 1] / 6.0);
  const double b = (x - knots[i]) / width, a = 1.0 - b;
  return a * value(i) + b * value(i + 1) +
         ((a * a * a - a) * second[i] + (b * b * b - b) * second[i + 1]) * width * width / 6.0;
}

/// Quantiles that all differ, of more values than there are quantiles; nothing otherwise.
std::vector<double> different_quantiles(const math::CountedValues& x, std::span<const double> shares) {
  std::vector<double> quantiles;
  if (x.values().size() <= shares.size()) return quantiles;
  for (const double share : shares) quantiles.push_back(x.quantile(share));
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
  for (std::size_t j = 1; j + 1 < knots.size(); ++j) columns.push_back(cardinal(x, knots, j));
  return columns;
}

std::vector<double> spline_knots(std::span<const double> x, double events, std::span<const double> count) {
  const math::CountedValues counted(x, count);
  constexpr std::array<double, 4> four{0.05, 0.35, 0.65, 0.95};
  constexpr std::array<double, 3> three{0.1, 0.5, 0.9};
  std::vector<double> knots;
  if (events >= enough_events) knots = different_quantiles(counted, four);
  return knots.empty() ? different_quantiles(counted, three) : knots;
}

std::vector<double> natural_knots(std::span<const double> x, std::size_t df, std::span<const double> count) {
  std::vector<double> shares;
  for (std::size_t k = 0; k <= df; ++k) shares.push_back(static_cast<double>(k) / static_cast<double>(df));
  return df < 2 ? std::vector<double>{} : different_quantiles(math::CountedValues(x, count), shares);
}

bool SplineOfFit::is_estimated() const {
  for (std::size_t j = 0; j < std::max<std::size_t>(knots.size(), 2) - 1; ++j)
    if (fit.coefficient[first + j].state != CoefficientState::estimated) return false;
  return true;
}

LogRatio log_ratio(const SplineOfFit& spline, double x, double reference) {
  const std::vector<double> origin = spline_columns(reference, spline.knots);
  std::vector<double> step = spline_columns(x, spline.knots);
  const std::size_t p = spline.fit.coefficient.size(), first = spline.first;
  double value = 0.0, variance = 0.0;
  for (std::size_t j = 0; j < step.size(); ++j)
    value += (step[j] -= origin[j]) * spline.fit.coefficient[first + j].estimate;
  for (std::size_t j = 0; j < step.size(); ++j)
    for (std::size_t l = 0; l < step.size(); ++l)
      variance += step[j] * spline.fit.covariance[(first + j) * p + first + l] * step[l];
  return {value, std::sqrt(std::max(0.0, variance))};
}

void draw_spline(const SplineOfFit& spline, const SplineGrid& grid, SplineCox& curve) {
  const double z = math::ConfidenceLevel(grid.confidence_level).z();
  for (std::size_t k = 0; k < grid.points; ++k) {
    const double x = grid.low + (grid.high - grid.low) * static_cast<double>(k) / static_cast<double>(grid.points - 1);
    const LogRatio at = log_ratio(spline, x, curve.reference);
    curve.x.push_back(x);
    curve.log_hazard_ratio.push_back(at.estimate);
    curve.lower.push_back(at.estimate - z * at.std_error);
    curve.upper.push_back(at.estimate + z * at.std_error);
  }
}

SplineCox spline_cox(const FollowUp& follow_up, std::span<const double> x, const SplineCoxOptions& options) {
  check_spline(follow_up, x, options);
  const std::vector<double> count = patient_counts(follow_up);
  const math::CountedValues counted(x, count);
  if (counted.values().size() < 2) throw NotEstimable("the covariate has one value only, so there is no curve");
  SplineCox result;
  result.knots = spline_knots(x, follow_up.total_events(), count);
  result.reference = counted.quantile(0.5);
  const CoxFit curve = fitted(follow_up, design(x, result.knots));
  result.overall = curve.likelihood_ratio;
  if (!result.knots.empty()) {
    const CoxFit line = fitted(follow_up, design(x, {}));
    const double chi_square = std::max(0.0, 2.0 * (curve.loglik_model - line.loglik_model));
    const double df = curve.likelihood_ratio.df - line.likelihood_ratio.df;
    result.nonlinear = ChiSquareTest{chi_square, df, math::chi_square_upper_tail(chi_square, df)};
  }
  double low = counted.quantile(options.tail), high = counted.quantile(1.0 - options.tail);
  if (low == high) {  // nearly all subjects share a value
    low = counted.values().front();
    high = counted.values().back();
  }
  draw_spline({curve, 0, result.knots}, {low, high, options.grid, options.confidence_level}, result);
  return result;
}

}  // namespace rtsurv::survival
