#include "rtsurv/survival/cox/detail/covariates.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

#include "rtsurv/core/error.hpp"

namespace rtsurv::survival::detail {
namespace {

/// The caller's index of each row.
std::vector<std::size_t> callers_rows(const FollowUp& follow_up, const RiskSets& sets) {
  std::vector<std::size_t> caller;
  caller.reserve(sets.rows());
  for (const std::size_t i : sets.subject) caller.push_back(follow_up.order()[i]);
  return caller;
}

/// Values of one column in the order of the rows.
void gather(std::span<const double> column, std::span<const std::size_t> caller, std::span<double> values) {
  for (std::size_t i = 0; i < caller.size(); ++i) values[i] = column[caller[i]];
}

/// Centre and scale of one column; throws when it is not finite.
std::pair<double, double> centre_and_scale(std::span<const double> x, std::span<const double> weight) {
  double low = std::numeric_limits<double>::infinity(), high = -low, sum = 0.0, weights = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!std::isfinite(x[i])) throw InvalidOption("covariates must be finite numbers");
    low = std::min(low, x[i]);
    high = std::max(high, x[i]);
    weights += weight[i];
    sum += weight[i] * (x[i] - x[0]);
  }
  if (!(high - low > constant_spread * std::max(std::fabs(low), std::fabs(high)))) return {low, 0.0};
  const double centre = x[0] + sum / weights;
  double deviation = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) deviation += weight[i] * std::fabs(x[i] - centre);
  return {centre, deviation / weights};
}

}  // namespace

ScaledCovariates::ScaledCovariates(const FollowUp& follow_up, const Covariates& covariates, const RiskSets& sets)
    : rows_(sets.rows()), scaling_{std::vector<double>(covariates.columns), std::vector<double>(covariates.columns)} {
  values_.assign(tiles() * tile_rows * columns(), 0.0);
  const std::vector<std::size_t> caller = callers_rows(follow_up, sets);
  std::vector<double> values(rows_);
  for (std::size_t j = 0; j < columns(); ++j) {
    gather(covariates.column(j), caller, values);
    std::tie(scaling_.centre[j], scaling_.scale[j]) = centre_and_scale(values, sets.weight);
    fill(j, values);
  }
}

ScaledCovariates::ScaledCovariates(const FollowUp& follow_up, const Covariates& covariates, const RiskSets& sets,
                                   Scaling scaling)
    : rows_(sets.rows()), scaling_(std::move(scaling)) {
  values_.assign(tiles() * tile_rows * columns(), 0.0);
  const std::vector<std::size_t> caller = callers_rows(follow_up, sets);
  std::vector<double> values(rows_);
  for (std::size_t j = 0; j < columns(); ++j) {
    gather(covariates.column(j), caller, values);
    fill(j, values);
  }
}

void ScaledCovariates::fill(std::size_t j, std::span<const double> column) {
  const double centre = scaling_.centre[j], scale = scaling_.scale[j];
  if (scale == 0.0) return;
  for (std::size_t t = 0; t < tiles(); ++t) {
    double* values = values_.data() + (t * columns() + j) * tile_rows;
    for (std::size_t i = 0; i < used(t); ++i) values[i] = (column[t * tile_rows + i] - centre) / scale;
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

}  // namespace rtsurv::survival::detail
