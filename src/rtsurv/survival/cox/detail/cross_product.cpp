#include "rtsurv/survival/cox/detail/cross_product.hpp"

#include <algorithm>
#include <array>

// Compiled twice where the loader can choose: with AVX2, four sums at a time, the same eight sums as without. Clang gives
// the two another name than callers know.
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__) && !defined(RTSURV_SANITIZED)
#define RTSURV_WITH_AVX2_TOO [[gnu::target_clones("avx2", "default")]]
#else
#define RTSURV_WITH_AVX2_TOO
#endif

namespace rtsurv::survival::detail {
namespace {

[[gnu::always_inline]] inline double dot_of(const double* a, const double* b, std::size_t n) {
  constexpr std::size_t lanes = 8;
  std::array<double, lanes> sums{};
  const std::size_t whole = n - n % lanes;
  for (std::size_t i = 0; i < whole; i += lanes)
    for (std::size_t l = 0; l < lanes; ++l) sums[l] += a[i + l] * b[i + l];
  for (std::size_t i = whole; i < n; ++i) sums[i - whole] += a[i] * b[i];
  return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

}  // namespace

RTSURV_WITH_AVX2_TOO double dot(const double* a, const double* b, std::size_t n) { return dot_of(a, b, n); }

void CrossProduct::clear() { std::ranges::fill(sums_, 0.0); }

RTSURV_WITH_AVX2_TOO void CrossProduct::add(const double* tile, std::size_t stride, std::span<const double> weight) {
  const std::size_t n = weight.size();
  weighted_.resize(n);
  for (std::size_t j = 0; j < p_; ++j) {
    const double* column = tile + j * stride;
    for (std::size_t i = 0; i < n; ++i) weighted_[i] = weight[i] * column[i];
    for (std::size_t k = 0; k <= j; ++k) sums_[j * p_ + k] += dot_of(weighted_.data(), tile + k * stride, n);
  }
}

std::vector<double> CrossProduct::matrix() const {
  std::vector<double> full(sums_);
  for (std::size_t j = 0; j < p_; ++j)
    for (std::size_t k = 0; k < j; ++k) full[k * p_ + j] = full[j * p_ + k];
  return full;
}

}  // namespace rtsurv::survival::detail
