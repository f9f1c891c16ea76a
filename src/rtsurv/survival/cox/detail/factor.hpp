#pragma once
// Cholesky factor of an information matrix that leaves redundant columns out.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rtsurv::survival::detail {

/// H = L D L', column by column in order. A column is redundant when what the earlier ones leave of it, its pivot, is
/// at most `tolerance` times reference[j]: it is left out, and its place in every solution is 0.
class InformationFactor {
 public:
  /// Columns with excluded[j] != 0 (empty: none) are left out as well.
  InformationFactor(std::span<const double> matrix, std::span<const double> reference, double tolerance,
                    std::span<const std::uint8_t> excluded = {});

  [[nodiscard]] bool redundant(std::size_t j) const { return pivot_[j] == 0.0; }
  [[nodiscard]] std::size_t rank() const;
  /// What the earlier columns leave of column j; 0 when it is left out.
  [[nodiscard]] double pivot(std::size_t j) const { return pivot_[j]; }
  /// The x with H x = b, over the columns that are kept.
  [[nodiscard]] std::vector<double> solve(std::span<const double> b) const;
  /// The inverse over the columns that are kept; other rows and columns are 0.
  [[nodiscard]] std::vector<double> inverse() const;
  /// For a redundant column j: the combination v of it (v_j = -1) and earlier columns that carries no information.
  [[nodiscard]] std::vector<double> null_vector(std::size_t j) const;

 private:
  std::size_t p_;
  std::vector<double> lower_;  // unit lower triangle, row-major
  std::vector<double> pivot_;  // 0 for the columns left out
};

}  // namespace rtsurv::survival::detail
