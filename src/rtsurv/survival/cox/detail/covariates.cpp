#include "rtsurv/survival/cox/detail/covariates.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
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

/// So many columns are read together: a cache line of theirs holds two rows, whereas in one column each row that comes
/// next is a line of its own. Fewer where that would take much memory, 128 MB.
std::size_t read_together(std::size_t rows) {
  constexpr std::size_t most = 4, values = std::size_t{1} << 24U;
  return std::clamp(values / std::max<std::size_t>(rows, 1), std::size_t{1}, most);
}

/// Columns first, first + 1, ... row by row.
void pack(const Covariates& covariates, std::size_t first, std::size_t width, std::vector<double>& packed) {
  packed.resize(covariates.rows * width);
  for (std::size_t c = 0; c < width; ++c) {
    const std::span<const double> column = covariates.column(first + c);
    for (std::size_t i = 0; i < column.size(); ++i) packed[i * width + c] = column[i];
  }
}

}  // namespace

ScaledCovariates::ScaledCovariates(const FollowUp& follow_up, const Covariates& covariates, const RiskSets& sets)
    : ScaledCovariates(sets.rows(),
                       {std::vector<double>(covariates.columns), std::vector<double>(covariates.columns)}) {
  read(covariates, callers_rows(follow_up, sets));
  for (std::size_t j = 0; j < columns(); ++j) find_scaling(j, sets.weight);
  for (std::size_t j = 0; j < columns(); ++j) scale(j);
}

ScaledCovariates::ScaledCovariates(const FollowUp& follow_up, const Covariates& covariates, const RiskSets& sets,
                                   Scaling scaling)
    : ScaledCovariates(sets.rows(), std::move(scaling)) {
  read(covariates, callers_rows(follow_up, sets));
  for (std::size_t j = 0; j < columns(); ++j) scale(j);
}

ScaledCovariates::ScaledCovariates(std::size_t rows, Scaling scaling) : rows_(rows), scaling_(std::move(scaling)) {
  values_.assign(tiles() * tile_rows * columns(), 0.0);
}

void ScaledCovariates::read(const Covariates& covariates, std::span<const std::size_t> caller) {
  const std::size_t together = read_together(covariates.rows);
  std::vector<double> packed;
  for (std::size_t j = 0; j < columns(); j += together) {
    const std::size_t width = std::min(together, columns() - j);
    pack(covariates, j, width, packed);
    for (std::size_t t = 0; t < tiles(); ++t) {
      double* to = values_.data() + (t * columns() + j) * tile_rows;
      for (std::size_t i = 0; i < used(t); ++i) {
        const double* from = packed.data() + caller[t * tile_rows + i] * width;
        for (std::size_t c = 0; c < width; ++c) to[c * tile_rows + i] = from[c];
      }
    }
  }
}

template <typename Use>
void ScaledCovariates::for_each_value(std::size_t j, Use use) const {
  for (std::size_t t = 0; t < tiles(); ++t) {
    const double* values = tile(t) + j * tile_rows;
    for (std::size_t i = 0; i < used(t); ++i) use(t * tile_rows + i, values[i]);
  }
}

void ScaledCovariates::find_scaling(std::size_t j, std::span<const double> weight) {
  if (rows_ == 0) return;
  const double first = x(0, j);
  double low = std::numeric_limits<double>::infinity(), high = -low, sum = 0.0, weights = 0.0;
  for_each_value(j, [&](std::size_t row, double value) {
    if (!std::isfinite(value)) throw InvalidOption("covariates must be finite numbers");
    low = std::min(low, value);
    high = std::max(high, value);
    weights += weight[row];
    sum += weight[row] * (value - first);
  });
  scaling_.centre[j] = low;
  if (!(high - low > constant_spread * std::max(std::fabs(low), std::fabs(high)))) return;
  const double centre = first + sum / weights;
  double deviation = 0.0;
  for_each_value(j, [&](std::size_t row, double value) { deviation += weight[row] * std::fabs(value - centre); });
  scaling_.centre[j] = centre;
  scaling_.scale[j] = deviation / weights;
}

void ScaledCovariates::scale(std::size_t j) {
  const double centre = scaling_.centre[j], scale = scaling_.scale[j];
  for (std::size_t t = 0; t < tiles(); ++t) {
    double* values = values_.data() + (t * columns() + j) * tile_rows;
    if (scale == 0.0)
      std::fill_n(values, used(t), 0.0);
    else
      for (std::size_t i = 0; i < used(t); ++i) values[i] = (values[i] - centre) / scale;
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
