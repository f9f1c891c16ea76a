#pragma once
// Sums of products over the rows of a tile, in an order that does not depend on the machine.

#include <cstddef>
#include <span>
#include <vector>

namespace rtsurv::survival::detail {

/// sums[j] += sum over i of weight[i] x[i, j], each formed in eight interleaved sums. Column j starts at
/// tile + j * stride; as many rows as weights count.
void add_products(std::span<const double> weight, const double* tile, std::size_t stride, std::span<double> sums);

/// A symmetric p x p matrix that grows by sum_i w_i x_i x_i'.
class CrossProduct {
 public:
  explicit CrossProduct(std::size_t columns) : p_(columns), sums_(columns * columns) {}

  void clear();
  /// Column j of the tile starts at tile + j * stride; as many rows as weights count.
  void add(const double* tile, std::size_t stride, std::span<const double> weight);
  void add(const CrossProduct& other);
  /// Row-major, both triangles.
  [[nodiscard]] std::vector<double> matrix() const;
  [[nodiscard]] double diagonal(std::size_t j) const { return sums_[j * p_ + j]; }

 private:
  std::size_t p_;
  std::vector<double> sums_;  // lower triangle
  std::vector<double> weighted_;
};

}  // namespace rtsurv::survival::detail
