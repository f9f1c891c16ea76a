#pragma once
// Combinations of the levels of several factors.

#include <cstddef>
#include <span>
#include <vector>

namespace rtsurv::study {

/// The combinations that occur among cases, ascending by the first factor, then by the second and so on.
struct Combinations {
  std::vector<std::vector<int>> levels;  ///< of each combination a level of each factor
  std::vector<int> code;                 ///< of each case its combination
};

/// `codes` has one list for each factor with a level of each case, none missing. Without factors all cases are one
/// combination. Cost: O(n log n).
[[nodiscard]] Combinations combinations_of(std::span<const std::vector<int>> codes, std::size_t cases);

/// Of two parts, whose combinations ascend.
struct MergedCombinations {
  std::vector<std::vector<int>> together;
  std::vector<int> of_a, of_b;  ///< what each is called together; ascending
};
[[nodiscard]] MergedCombinations merged(const std::vector<std::vector<int>>& a, const std::vector<std::vector<int>>& b);

}  // namespace rtsurv::study
