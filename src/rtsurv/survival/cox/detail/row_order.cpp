#include "rtsurv/survival/cox/detail/row_order.hpp"

#include <algorithm>
#include <utility>

#include "rtsurv/survival/cox/detail/covariates.hpp"

namespace rtsurv::survival::detail {
namespace {

/// The ends of so many runs, a cache line for each, stay in half of the cache of a core.
constexpr std::size_t few_runs = 4096;

std::size_t runs_of(std::span<const std::uint32_t> indices) {
  std::size_t runs = indices.empty() ? 0 : 1;
  for (std::size_t i = 1; i < indices.size(); ++i)
    if (indices[i] < indices[i - 1]) ++runs;
  return runs;
}

/// A cache line holds so many columns of a row. Fewer where that would take much memory, 128 MB.
std::size_t packed_together(std::size_t rows, std::size_t readers) {
  constexpr std::size_t most = 8, values = std::size_t{1} << 24U;
  return std::clamp(values / std::max<std::size_t>(rows * readers, 1), std::size_t{1}, most);
}

}  // namespace

RowOrder::RowOrder(std::vector<std::uint32_t> caller, std::size_t caller_rows) : caller_(std::move(caller)) {
  if (runs_of(caller_) > few_runs) return;
  row_.assign(caller_rows, none);
  for (std::size_t row = 0; row < caller_.size(); ++row) row_[caller_[row]] = static_cast<std::uint32_t>(row);
  caller_ = {};
}

ColumnReader::ColumnReader(const RowOrder& order, const Covariates& covariates, std::size_t readers)
    : order_(order), covariates_(covariates), together_(packed_together(covariates.rows, readers)) {}

void ColumnReader::read(std::size_t first, std::size_t width, double* tile, std::size_t stride) {
  if (order_.row().empty()) {
    pack(first, width);
    gather(width, tile, stride);
    return;
  }
  for (std::size_t c = 0; c < width; ++c) scatter(covariates_.column(first + c), tile + c * tile_rows, stride);
}

void ColumnReader::scatter(std::span<const double> column, double* tile, std::size_t stride) const {
  const std::span<const std::uint32_t> row = order_.row();
  for (std::size_t i = 0; i < column.size(); ++i)
    if (row[i] != RowOrder::none) tile[row[i] / tile_rows * stride + row[i] % tile_rows] = column[i];
}

void ColumnReader::pack(std::size_t first, std::size_t width) {
  constexpr std::size_t block = 512;  // rows whose lines stay in the cache from one column to the next
  if (packed_ == nullptr) packed_ = std::make_unique_for_overwrite<double[]>(covariates_.rows * together_);
  for (std::size_t begin = 0; begin < covariates_.rows; begin += block)
    for (std::size_t c = 0; c < width; ++c) {
      const std::span<const double> column = covariates_.column(first + c);
      for (std::size_t i = begin; i < std::min(begin + block, column.size()); ++i) packed_[i * width + c] = column[i];
    }
}

void ColumnReader::gather(std::size_t width, double* tile, std::size_t stride) const {
  const std::span<const std::uint32_t> caller = order_.caller();
  for (std::size_t begin = 0; begin < caller.size(); begin += tile_rows, tile += stride) {
    const std::span<const std::uint32_t> rows = caller.subspan(begin, std::min(tile_rows, caller.size() - begin));
    for (const std::size_t row : rows) __builtin_prefetch(packed_.get() + row * width);  // all asked for at once
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t c = 0; c < width; ++c) tile[c * tile_rows + i] = packed_[rows[i] * width + c];
  }
}

}  // namespace rtsurv::survival::detail
