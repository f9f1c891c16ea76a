#pragma once
// The rows that one call uses: those wanted, without the ones that miss a variable.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace rtsurv::study {

struct Cases {
  std::vector<std::size_t> row;            ///< rows of the table, ascending
  std::size_t n_missing = 0;               ///< rows wanted but left out because a variable is missing
  std::vector<std::size_t> left_out = {};  ///< which, ascending

  [[nodiscard]] std::size_t size() const noexcept { return row.size(); }
};

/// Narrows the rows of a table down to the complete cases of a call.
class Selection {
 public:
  /// `wanted` has one flag per row; empty: every row.
  Selection(std::size_t rows, std::span<const std::uint8_t> wanted);

  /// Leaves out the rows in which a variable is missing.
  void require(std::span<const std::uint8_t> missing);

  /// Throws NotEstimable when no row is left.
  [[nodiscard]] Cases cases() const;

 private:
  std::vector<std::uint8_t> wanted_, used_;
};

/// The values of the cases, in their order.
template <class T>
[[nodiscard]] std::vector<T> gather(const std::vector<T>& values, const Cases& cases) {
  std::vector<T> gathered;
  gathered.reserve(cases.size());
  for (const std::size_t row : cases.row) gathered.push_back(values[row]);
  return gathered;
}

}  // namespace rtsurv::study
