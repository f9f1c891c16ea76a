#pragma once
// A table of counts, and Pearson's test of it. Start here: chi_square_test().

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace rtsurv::math {

/// Counts of rows x columns, row after row.
struct Contingency {
  std::size_t rows = 0, columns = 0;
  std::vector<std::uint32_t> count;

  [[nodiscard]] std::uint32_t at(std::size_t row, std::size_t column) const { return count[row * columns + column]; }
};

/// The same table without its empty rows and columns.
[[nodiscard]] Contingency without_empty(const Contingency& table);

struct ContingencyTest {
  double chi_square = 0.0;
  double df = 0.0;
  double p = 1.0;
  double smallest_expected = 0.0;  ///< smallest expected count of a cell
};

/// Pearson's test of independence, without continuity correction; empty rows and columns are left out.
///
///     X^2 = sum (n_ij - e_ij)^2 / e_ij,   e_ij = n_i. n_.j / n,   df = (rows - 1) (columns - 1)
///
/// Source: Pearson, Phil Mag 50 (1900) 157-175.
///
/// Agrees with: R chisq.test(correct = FALSE): statistic within 1e-10, P within 1e-12. Nothing when fewer than two rows
/// or columns hold a count.
[[nodiscard]] std::optional<ContingencyTest> chi_square_test(const Contingency& table);

}  // namespace rtsurv::math
