#include "rtsurv/survival/cox_covariates.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "rtsurv/core/error.hpp"

namespace rtsurv::survival {
namespace {

/// A spread below this share of the largest value is rounding error: the column is constant.
constexpr double constant_spread = 1e-13;

/// The caller's index of each row.
std::vector<std::size_t> callers_rows(const FollowUp& follow_up, const RiskSets& sets) {
  std::vector<std::size_t> caller;
  caller.reserve(sets.rows());
  for (const std::size_t i : sets.subject) caller.push_back(follow_up.order()[i]);
  return caller;
}

/// Centre and scale of one column.
std::pair<double, double> centre_and_scale(std::span<const double> column, std::span<const std::size_t> caller,
                                           std::span<const double> weight) {
  double low = std::numeric_limits<double>::infinity(), high = -low, sum = 0.0, weights = 0.0;
  for (std::size_t i = 0; i < caller.size(); ++i) {
    const double x = column[caller[i]];
    low = std::min(low, x);
    high = std::max(high, x);
    weights += weight[i];
    sum += weight[i] * (x - column[caller[0]]);
  }
  if (!(high - low > constant_spread * std::max(std::fabs(low), std::fabs(high)))) return {low, 0.0};
  const double centre = column[caller[0]] + sum / weights;
  double deviation = 0.0;
  for (std::size_t i = 0; i < caller.size(); ++i) deviation += weight[i] * std::fabs(column[caller[i]] - centre);
  return {centre, deviation / weights};
}

Scaling scaling_of(const Covariates& covariates, std::span<const std::size_t> caller, std::span<const double> weight) {
  Scaling scaling;
  for (std::size_t j = 0; j < covariates.columns; ++j) {
    const auto [centre, scale] = centre_and_scale(covariates.column(j), caller, weight);
    scaling.centre.push_back(centre);
    scaling.scale.push_back(scale);
  }
  return scaling;
}

}  // namespace

ScaledCovariates::ScaledCovariates(const FollowUp& follow_up, const Covariates& covariates, const RiskSets& sets)
    : rows_(sets.rows()) {
  const std::vector<std::size_t> caller = callers_rows(follow_up, sets);
  for (std::size_t j = 0; j < covariates.columns; ++j)
    for (const std::size_t i : caller)
      if (!std::isfinite(covariates.column(j)[i])) throw InvalidOption("covariates must be finite numbers");
  scaling_ = scaling_of(covariates, caller, sets.weight);
  fill(caller, covariates);
}

ScaledCovariates::ScaledCovariates(const FollowUp& follow_up, const Covariates& covariates, const RiskSets& sets,
                                   Scaling scaling)
    : rows_(sets.rows()), scaling_(std::move(scaling)) {
  fill(callers_rows(follow_up, sets), covariates);
}

void ScaledCovariates::fill(std::span<const std::size_t> caller, const Covariates& covariates) {
  values_.assign(tiles() * tile_rows * columns(), 0.0);
  for (std::size_t j = 0; j < columns(); ++j) {
    if (scaling_.scale[j] == 0.0) continue;
    const std::span<const double> column = covariates.column(j);
    const double centre = scaling_.centre[j], scale = scaling_.scale[j];
    for (std::size_t t = 0; t < tiles(); ++t) {
      double* values = values_.data() + (t * columns() + j) * tile_rows;
      for (std::size_t i = 0; i < used(t); ++i) values[i] = (column[caller[t * tile_rows + i]] - centre) / scale;
    }
  }
}

std::vector<double> ScaledCovariates::column(std::size_t j) const {
  std::vector<double> result(rows_);
  for (std::size_t t = 0; t < tiles(); ++t)
    std::copy_n(tile(t) + j * tile_rows, used(t), result.data() + t * tile_rows);
  return result;
}

void ScaledCovariates::product(std::span<const double> b, std::span<double> result) const {
  for (std::size_t t = 0; t < tiles(); ++t) {
    double* sum = result.data() + t * tile_rows;
    const std::size_t n = used(t);
    std::fill_n(sum, n, 0.0);
    for (std::size_t j = 0; j < columns(); ++j) {
      const double* values = tile(t) + j * tile_rows;
      for (std::size_t i = 0; i < n; ++i) sum[i] += b[j] * values[i];
    }
  }
}

std::vector<double> ScaledCovariates::product(std::span<const double> b) const {
  std::vector<double> result(rows_);
  product(b, result);
  return result;
}

}  // namespace rtsurv::survival
