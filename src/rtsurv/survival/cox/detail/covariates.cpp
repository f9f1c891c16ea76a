#include "rtsurv/survival/cox/detail/covariates.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cox/detail/row_order.hpp"
#include "rtsurv/survival/cox/detail/sum_in_order.hpp"

namespace rtsurv::survival::detail {
namespace {

/// The caller's index of each row.
std::vector<std::uint32_t> callers_rows(const FollowUp& follow_up, const RiskSets& sets) {
  std::vector<std::uint32_t> caller;
  caller.reserve(sets.rows());
  for (const std::size_t i : sets.subject) caller.push_back(static_cast<std::uint32_t>(follow_up.order()[i]));
  return caller;
}

/// What is seen of neighbouring columns in one pass: how far they reach, and their sums from the first row on.
class Spread {
 public:
  /// Of so many columns, whose first tile this is.
  Spread(const double* tile, std::size_t width)
      : start_(width),
        low_(width, std::numeric_limits<double>::infinity()),
        high_(width, -std::numeric_limits<double>::infinity()),
        sum_(width) {
    for (std::size_t c = 0; c < width; ++c) start_[c] = tile[c * tile_rows];
  }

  void add(std::span<const double> weight, const double* tile) {
    for (std::size_t c = 0; c < start_.size(); ++c) {
      double low = low_[c], high = high_[c];
      bool finite = true;
      for (const double value : std::span(tile + c * tile_rows, weight.size())) {
        finite &= std::isfinite(value);
        low = std::min(low, value);
        high = std::max(high, value);
      }
      if (!finite) throw InvalidOption("covariates must be finite numbers");
      low_[c] = low;
      high_[c] = high;
    }
    add_in_order(weight, tile, tile_rows, sum_, [this](std::size_t c, double value) { return value - start_[c]; });
  }

  [[nodiscard]] bool constant(std::size_t c) const {
    return !(high_[c] - low_[c] > constant_spread * std::max(std::fabs(low_[c]), std::fabs(high_[c])));
  }
  [[nodiscard]] double centre(std::size_t c, double weights) const {
    return constant(c) ? low_[c] : start_[c] + sum_[c] / weights;
  }

 private:
  std::vector<double> start_, low_, high_, sum_;
};

}  // namespace

ScaledCovariates::ScaledCovariates(const FollowUp& follow_up, const Covariates& covariates, const RiskSets& sets)
    : ScaledCovariates(sets.rows(),
                       {std::vector<double>(covariates.columns), std::vector<double>(covariates.columns)}) {
  read(follow_up, covariates, sets, sets.weight);
}

ScaledCovariates::ScaledCovariates(const FollowUp& follow_up, const Covariates& covariates, const RiskSets& sets,
                                   Scaling scaling)
    : ScaledCovariates(sets.rows(), std::move(scaling)) {
  read(follow_up, covariates, sets, {});
}

ScaledCovariates::ScaledCovariates(std::size_t rows, Scaling scaling)
    : rows_(rows),
      scaling_(std::move(scaling)),
      values_(std::make_unique_for_overwrite<double[]>(tiles() * tile_rows * columns())) {
  if (rows_ == 0) return;
  for (std::size_t j = 0, last = tiles() - 1; j < columns(); ++j)
    std::fill(values(last, j) + used(last), values(last, j) + tile_rows, 0.0);
}

void ScaledCovariates::read(const FollowUp& follow_up, const Covariates& covariates, const RiskSets& sets,
                            std::span<const double> weight) {
  if (rows_ == 0 || columns() == 0) return;
  const RowOrder order(callers_rows(follow_up, sets), covariates.rows);
  const std::size_t workers = std::min(parallel::threads_for(rows_ * columns()), columns());
  const std::size_t share = (columns() + workers - 1) / workers;
  parallel::parallel_for(workers, [&](std::size_t worker) {
    ColumnReader reader(order, covariates, workers);
    const std::size_t end = std::min((worker + 1) * share, columns());
    for (std::size_t j = worker * share; j < end; j += reader.together()) {
      const std::size_t width = std::min(reader.together(), end - j);
      reader.read(j, width, values(0, j), tile_rows * columns());
      if (!weight.empty()) find_scaling(j, width, weight);
      for (std::size_t c = 0; c < width; ++c) scale(j + c);
    }
  });
}

void ScaledCovariates::find_scaling(std::size_t first, std::size_t width, std::span<const double> weight) {
  Spread spread(values(0, first), width);
  for (std::size_t t = 0; t < tiles(); ++t) spread.add(weight.subspan(t * tile_rows, used(t)), values(t, first));
  const double weights = std::accumulate(weight.begin(), weight.end(), 0.0);
  const std::span<double> centre = std::span(scaling_.centre).subspan(first, width);
  std::vector<double> deviation(width);
  for (std::size_t c = 0; c < width; ++c) centre[c] = spread.centre(c, weights);
  for (std::size_t t = 0; t < tiles(); ++t)
    add_in_order(weight.subspan(t * tile_rows, used(t)), values(t, first), tile_rows, deviation,
                 [centre](std::size_t c, double value) { return std::fabs(value - centre[c]); });
  for (std::size_t c = 0; c < width; ++c) scaling_.scale[first + c] = spread.constant(c) ? 0.0 : deviation[c] / weights;
}

void ScaledCovariates::scale(std::size_t j) {
  const double centre = scaling_.centre[j], scale = scaling_.scale[j];
  for (std::size_t t = 0; t < tiles(); ++t) {
    double* value = values(t, j);
    if (scale == 0.0)
      std::fill_n(value, used(t), 0.0);
    else
      for (std::size_t i = 0; i < used(t); ++i) value[i] = (value[i] - centre) / scale;
  }
}

void ScaledCovariates::product(std::span<const double> b, std::span<double> result) const {
  parallel::parallel_ranges(tiles(), rows_ * columns(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t t = begin; t < end; ++t) product_of_tile(t, b, result.data() + t * tile_rows);
  });
}

void ScaledCovariates::product_of_tile(std::size_t t, std::span<const double> b, double* result) const {
  const std::size_t n = used(t);
  std::fill_n(result, n, 0.0);
  for (std::size_t j = 0; j < columns(); ++j) {
    if (b[j] == 0.0) continue;
    const double* values = tile(t) + j * tile_rows;
    for (std::size_t i = 0; i < n; ++i) result[i] += b[j] * values[i];
  }
}

std::vector<double> ScaledCovariates::product(std::span<const double> b) const {
  std::vector<double> result(rows_);
  product(b, result);
  return result;
}

}  // namespace rtsurv::survival::detail
