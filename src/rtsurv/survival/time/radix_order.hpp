#pragma once
// Stable ascending order in linear time.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rtsurv::survival {

/// An integer that orders as the number does: x < y exactly when ordered_bits(x) < ordered_bits(y).
/// x must not be NaN; -0 counts as 0.
[[nodiscard]] std::uint64_t ordered_bits(double x) noexcept;

/// The indices that put `keys` in ascending order; equal keys keep their order. Three counting passes over the highest
/// 32 bits in which the keys differ; only runs that agree in these are then sorted by comparison.
///
/// Cost: O(n), O(n log n) at worst.
///
/// Throws InvalidOption for 2^32 keys or more.
[[nodiscard]] std::vector<std::size_t> radix_order(std::span<const std::uint64_t> keys);

/// The same for numbers, none of them NaN. Where few of many numbers differ, as times in days do, they are counted and not
/// compared.
[[nodiscard]] std::vector<std::size_t> ascending_order(std::span<const double> values);

/// Numbers in ascending order, and the index that each had.
struct Ascending {
  std::vector<double> value;
  std::vector<std::size_t> index;
};

/// The numbers of ascending_order() with it; -0 becomes 0.
[[nodiscard]] Ascending ascending(std::span<const double> values);

}  // namespace rtsurv::survival
