#pragma once
// From the caller's columns to tiles of rows in another order.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"

namespace rtsurv::survival::detail {

/// Which row of the caller each row is.
class RowOrder {
 public:
  /// The caller's index of each row, each once at most, less than `caller_rows`.
  RowOrder(std::vector<std::uint32_t> caller, std::size_t caller_rows);

  /// The row of each index of the caller, or none, where these ascend in few runs (one for each distinct time and
  /// outcome), else empty.
  [[nodiscard]] std::span<const std::uint32_t> row() const noexcept { return row_; }
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
  /// The other way round, where row() is empty.
  [[nodiscard]] std::span<const std::uint32_t> caller() const noexcept { return caller_; }

 private:
  std::vector<std::uint32_t> caller_, row_;
};

/// Reads columns in an order, one reader for each thread.
///
/// Few runs are filled all together while a column is read from its first value to its last. With many, a row may lie
/// anywhere: then some columns are packed beforehand, so that all values of a row are found at once.
class ColumnReader {
 public:
  /// Keeps references to both; there are so many `readers` at the same time.
  ColumnReader(const RowOrder& order, const Covariates& covariates, std::size_t readers);

  /// Columns that are read together at most.
  [[nodiscard]] std::size_t together() const noexcept { return together_; }
  /// Writes columns first .. first + width - 1: column c of a tile starts at tile + c * tile_rows, and the next tile
  /// `stride` after it.
  void read(std::size_t first, std::size_t width, double* tile, std::size_t stride);

 private:
  void scatter(std::span<const double> column, double* tile, std::size_t stride) const;
  void pack(std::size_t first, std::size_t width);
  void gather(std::size_t width, double* tile, std::size_t stride) const;

  const RowOrder& order_;
  const Covariates& covariates_;
  std::size_t together_;
  std::unique_ptr<double[]> packed_;  // NOLINT(*-avoid-c-arrays): a vector would write all of it twice
};

}  // namespace rtsurv::survival::detail
