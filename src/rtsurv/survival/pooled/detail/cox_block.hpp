#pragma once
// The block of numbers that a pooled Cox model has for each event time.

#include <cstddef>
#include <span>

#include "rtsurv/survival/pooled/cox_sums.hpp"

namespace rtsurv::survival::detail {

/// Numbers in the lower triangle of a p x p matrix, row after row, diagonal included.
[[nodiscard]] constexpr std::size_t triangle(std::size_t p) { return p * (p + 1) / 2; }

[[nodiscard]] constexpr std::size_t block_width(std::size_t p, CoxPass pass) {
  return 1 + p + (pass == CoxPass::everything ? triangle(p) : 0);
}

/// Adds r x_j x_k, k <= j.
inline void add_products(std::span<double> to, double r, std::span<const double> x) {
  std::size_t at = 0;
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double rx = r * x[j];
    for (std::size_t k = 0; k <= j; ++k) to[at++] += rx * x[k];
  }
}

/// Adds r, r x and, if the block has room for them, r x_j x_k.
inline void add_block(std::span<double> to, double r, std::span<const double> x) {
  to[0] += r;
  for (std::size_t j = 0; j < x.size(); ++j) to[1 + j] += r * x[j];
  if (to.size() > 1 + x.size()) add_products(to.subspan(1 + x.size()), r, x);
}

}  // namespace rtsurv::survival::detail
