#pragma once
// On which side of a cut-point a value lies.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rtsurv::chain {

/// Values that differ by less are equal: 1e-9, relative above 1.
[[nodiscard]] double rounding_of(double value) noexcept;

/// value >= fixed; values that differ by rounding only are equal.
[[nodiscard]] bool reaches_fixed(double value, double fixed) noexcept;

/// A searched cut is the value of a patient, who is on the low side; a fixed one is reached.
enum class CutKind : std::uint8_t { searched, fixed };

/// Per value 1 where x > cut, or reaches_fixed(x, cut); 0 where not, NaN where x or the cut is unknown.
[[nodiscard]] std::vector<double> high_side(std::span<const double> x, const std::optional<double>& cut, CutKind kind);

}  // namespace rtsurv::chain
