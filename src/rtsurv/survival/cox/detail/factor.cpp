#include "rtsurv/survival/cox/detail/factor.hpp"

#include <algorithm>

namespace rtsurv::survival::detail {

InformationFactor::InformationFactor(std::span<const double> matrix, std::span<const double> reference,
                                     double tolerance, std::span<const std::uint8_t> excluded)
    : p_(reference.size()), lower_(matrix.begin(), matrix.end()), pivot_(p_, 0.0) {
  for (std::size_t j = 0; j < p_; ++j) {
    double* row = lower_.data() + j * p_;
    double pivot = row[j];
    for (std::size_t k = 0; k < j; ++k) {
      if (redundant(k)) {
        row[k] = 0.0;
        continue;
      }
      const double* earlier = lower_.data() + k * p_;
      double rest = row[k];  // still L_jk D_k
      for (std::size_t i = 0; i < k; ++i) rest -= row[i] * pivot_[i] * earlier[i];
      row[k] = rest / pivot_[k];
      pivot -= row[k] * rest;
    }
    const bool left_out = !excluded.empty() && excluded[j] != 0;
    if (!left_out && pivot > tolerance * reference[j]) pivot_[j] = pivot;
  }
}

std::size_t InformationFactor::rank() const { return p_ - static_cast<std::size_t>(std::ranges::count(pivot_, 0.0)); }

std::vector<double> InformationFactor::solve(std::span<const double> b) const {
  std::vector<double> x(b.begin(), b.end());
  for (std::size_t j = 0; j < p_; ++j) {
    if (redundant(j)) {
      x[j] = 0.0;
      continue;
    }
    for (std::size_t k = 0; k < j; ++k) x[j] -= lower_[j * p_ + k] * x[k];
  }
  for (std::size_t j = 0; j < p_; ++j)
    if (!redundant(j)) x[j] /= pivot_[j];
  for (std::size_t j = p_; j-- > 0;) {
    if (redundant(j)) continue;
    for (std::size_t k = 0; k < j; ++k) x[k] -= lower_[j * p_ + k] * x[j];
  }
  for (std::size_t j = 0; j < p_; ++j)
    if (redundant(j)) x[j] = 0.0;
  return x;
}

std::vector<double> InformationFactor::inverse() const {
  std::vector<double> result(p_ * p_);
  std::vector<double> unit(p_);
  for (std::size_t j = 0; j < p_; ++j) {
    if (redundant(j)) continue;
    unit[j] = 1.0;
    const std::vector<double> column = solve(unit);
    unit[j] = 0.0;
    for (std::size_t k = 0; k < p_; ++k) result[k * p_ + j] = column[k];
  }
  for (std::size_t j = 0; j < p_; ++j)  // symmetric to the last digit
    for (std::size_t k = 0; k < j; ++k) result[k * p_ + j] = result[j * p_ + k];
  return result;
}

std::vector<double> InformationFactor::null_vector(std::size_t j) const {
  std::vector<double> v(p_);
  v[j] = -1.0;
  for (std::size_t k = j; k-- > 0;) {
    if (redundant(k)) continue;
    v[k] = lower_[j * p_ + k];
    for (std::size_t i = k + 1; i < j; ++i) v[k] -= lower_[i * p_ + k] * v[i];
  }
  return v;
}

}  // namespace rtsurv::survival::detail
