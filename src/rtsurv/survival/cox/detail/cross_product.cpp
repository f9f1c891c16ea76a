#include "rtsurv/survival/cox/detail/cross_product.hpp"

#include <algorithm>
#include <array>
#include <cstring>

// Compiled twice where the loader can choose: with AVX2, four sums at a time, the same eight sums as without. Clang gives
// the two another name than callers know.
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__) && !defined(RTSURV_SANITIZED)
#define RTSURV_WITH_AVX2_TOO [[gnu::target_clones("avx2", "default")]]
#else
#define RTSURV_WITH_AVX2_TOO
#endif

namespace rtsurv::survival::detail {
namespace {

constexpr std::size_t lanes = 8;

/// Four of the interleaved sums.
using Quad [[gnu::vector_size(32)]] = double;

[[gnu::always_inline]] inline void load(Quad& quad, const double* values) { std::memcpy(&quad, values, sizeof(Quad)); }

/// The eight sums of a column, in registers.
struct ColumnSums {
  Quad low{}, high{};

  [[gnu::always_inline]] void add(const Quad& weight_low, const Quad& weight_high, const double* x) {
    Quad x_low, x_high;
    load(x_low, x);
    load(x_high, x + lanes / 2);
    low += weight_low * x_low;
    high += weight_high * x_high;
  }

  /// With the rows after the last eight.
  [[nodiscard, gnu::always_inline]] double total(std::span<const double> weight, const double* x) const {
    std::array<double, lanes> s{low[0], low[1], low[2], low[3], high[0], high[1], high[2], high[3]};
    for (std::size_t i = 0; i < weight.size(); ++i) s[i] += weight[i] * x[i];
    return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
  }
};

[[gnu::always_inline]] inline void add_columns(std::span<const double> weight, const double* tile, std::size_t stride,
                                               std::span<double> sums) {
  const std::size_t whole = weight.size() - weight.size() % lanes;
  const std::span<const double> rest = weight.subspan(whole);
  Quad low, high;
  std::size_t j = 0;
  for (; j + 4 <= sums.size(); j += 4) {  // neighbours share the weights that are read
    const double *x0 = tile + j * stride, *x1 = x0 + stride, *x2 = x1 + stride, *x3 = x2 + stride;
    ColumnSums s0, s1, s2, s3;
    for (std::size_t i = 0; i < whole; i += lanes) {
      load(low, weight.data() + i);
      load(high, weight.data() + i + lanes / 2);
      s0.add(low, high, x0 + i);
      s1.add(low, high, x1 + i);
      s2.add(low, high, x2 + i);
      s3.add(low, high, x3 + i);
    }
    sums[j] += s0.total(rest, x0 + whole);
    sums[j + 1] += s1.total(rest, x1 + whole);
    sums[j + 2] += s2.total(rest, x2 + whole);
    sums[j + 3] += s3.total(rest, x3 + whole);
  }
  for (; j < sums.size(); ++j) {
    const double* x = tile + j * stride;
    ColumnSums s;
    for (std::size_t i = 0; i < whole; i += lanes) {
      load(low, weight.data() + i);
      load(high, weight.data() + i + lanes / 2);
      s.add(low, high, x + i);
    }
    sums[j] += s.total(rest, x + whole);
  }
}

}  // namespace

RTSURV_WITH_AVX2_TOO void add_products(std::span<const double> weight, const double* tile, std::size_t stride,
                                       std::span<double> sums) {
  add_columns(weight, tile, stride, sums);
}

void CrossProduct::clear() { std::ranges::fill(sums_, 0.0); }

RTSURV_WITH_AVX2_TOO void CrossProduct::add(const double* tile, std::size_t stride, std::span<const double> weight) {
  const std::size_t n = weight.size();
  weighted_.resize(n);
  for (std::size_t j = 0; j < p_; ++j) {
    const double* column = tile + j * stride;
    for (std::size_t i = 0; i < n; ++i) weighted_[i] = weight[i] * column[i];
    add_columns(weighted_, tile, stride, {sums_.data() + j * p_, j + 1});
  }
}

void CrossProduct::add(const CrossProduct& other) {
  for (std::size_t j = 0; j < p_; ++j)
    for (std::size_t k = j * p_; k <= j * p_ + j; ++k) sums_[k] += other.sums_[k];
}

std::vector<double> CrossProduct::matrix() const {
  std::vector<double> full(sums_);
  for (std::size_t j = 0; j < p_; ++j)
    for (std::size_t k = 0; k < j; ++k) full[k * p_ + j] = full[j * p_ + k];
  return full;
}

}  // namespace rtsurv::survival::detail
