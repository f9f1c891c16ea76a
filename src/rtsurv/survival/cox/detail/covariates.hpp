#pragma once
// Covariates as the scans of a Cox model read them: centred, scaled, in tiles that stay in the cache.

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival::detail {

/// Column j becomes (x - centre[j]) / scale[j].
struct Scaling {
  std::vector<double> centre;  ///< weighted mean over the rows
  std::vector<double> scale;   ///< weighted mean absolute deviation; 0: the column is constant among the rows
};

/// A spread below this share of the largest value is rounding error: the column is constant.
inline constexpr double constant_spread = 1e-13;

inline constexpr std::size_t tile_rows = 256;

/// The rows of `sets`, cut into tiles of tile_rows; inside a tile the values of a column are contiguous.
/// Constant columns are 0, and so is the padding of the last tile.
class ScaledCovariates {
 public:
  /// Throws InvalidOption when a value is not finite.
  ScaledCovariates(const FollowUp& follow_up, const Covariates& covariates, const RiskSets& sets);
  /// The same with a given scaling.
  ScaledCovariates(const FollowUp& follow_up, const Covariates& covariates, const RiskSets& sets, Scaling scaling);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t columns() const noexcept { return scaling_.scale.size(); }
  [[nodiscard]] std::size_t tiles() const noexcept { return (rows_ + tile_rows - 1) / tile_rows; }
  /// Rows of a tile that are in use.
  [[nodiscard]] std::size_t used(std::size_t tile) const noexcept {
    return tile + 1 < tiles() ? tile_rows : rows_ - tile * tile_rows;
  }
  [[nodiscard]] const double* tile(std::size_t tile) const { return values_.get() + tile * tile_rows * columns(); }
  /// Column 0 of a row; column j is j * tile_rows further on.
  [[nodiscard]] const double* row(std::size_t row) const { return tile(row / tile_rows) + row % tile_rows; }
  /// Column j of a row.
  [[nodiscard]] double x(std::size_t row, std::size_t j) const { return this->row(row)[j * tile_rows]; }
  [[nodiscard]] const Scaling& scaling() const noexcept { return scaling_; }

  /// x'b of every row.
  [[nodiscard]] std::vector<double> product(std::span<const double> b) const;
  /// The same into `result`, rows() long.
  void product(std::span<const double> b, std::span<double> result) const;

 private:
  ScaledCovariates(std::size_t rows, Scaling scaling);
  /// With weights of the rows the scaling is found from the values, without it is given.
  void read(const FollowUp& follow_up, const Covariates& covariates, const RiskSets& sets,
            std::span<const double> weight);
  void find_scaling(std::size_t first, std::size_t width, std::span<const double> weight);
  void scale(std::size_t j);
  void product_of_tile(std::size_t t, std::span<const double> b, double* result) const;
  [[nodiscard]] double* values(std::size_t tile, std::size_t column) {
    return values_.get() + (tile * columns() + column) * tile_rows;
  }

  std::size_t rows_;
  Scaling scaling_;
  std::unique_ptr<double[]> values_;  // NOLINT(*-avoid-c-arrays): a vector would write all of it twice
};

}  // namespace rtsurv::survival::detail
