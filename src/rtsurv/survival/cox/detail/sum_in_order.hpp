#pragma once
// Sums over the rows of a tile, one row after the other.

#include <array>
#include <cstddef>
#include <span>

namespace rtsurv::survival::detail {

/// add_in_order() of so many columns side by side, so that none waits for the sum of another.
template <std::size_t columns, typename Value>
void add_columns_in_order(std::span<const double> weight, const double* tile, std::size_t stride,
                          std::span<double> sums, std::size_t first, Value value) {
  std::array<double, columns> sum;
  for (std::size_t c = 0; c < columns; ++c) sum[c] = sums[first + c];
  for (std::size_t i = 0; i < weight.size(); ++i)
    for (std::size_t c = 0; c < columns; ++c) sum[c] += weight[i] * value(first + c, tile[(first + c) * stride + i]);
  for (std::size_t c = 0; c < columns; ++c) sums[first + c] = sum[c];
}

/// sums[j] += weight[i] value(j, x[i, j]), for one row i after the other. Column j starts at tile + j * stride; as many
/// rows as weights count.
template <typename Value>
void add_in_order(std::span<const double> weight, const double* tile, std::size_t stride, std::span<double> sums,
                  Value value) {
  constexpr std::size_t together = 4;
  std::size_t j = 0;
  for (; j + together <= sums.size(); j += together)
    add_columns_in_order<together>(weight, tile, stride, sums, j, value);
  for (; j < sums.size(); ++j) add_columns_in_order<1>(weight, tile, stride, sums, j, value);
}

/// sums[j] += weight[i] x[i, j], likewise.
inline void add_in_order(std::span<const double> weight, const double* tile, std::size_t stride,
                         std::span<double> sums) {
  add_in_order(weight, tile, stride, sums, [](std::size_t /*j*/, double x) { return x; });
}

}  // namespace rtsurv::survival::detail
