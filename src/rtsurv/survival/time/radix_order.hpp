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

/// The same for numbers, none of them NaN.
[[nodiscard]] std::vector<std::size_t> ascending_order(std::span<const double> values);

}  // namespace rtsurv::survival
