#pragma once
// A count that is not shown: a number that no count of people can be, which a double holds exactly and whose text is
// "<5" (1 to 4) or "hidden". Whoever prints a count asks for it; who forgets prints 16 digits, never the count.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace rtsurv::results {

/// What min_cell may be.
inline constexpr unsigned least_min_cell = 2, most_min_cell = 100;

/// The count of something from 1 to below `min_cell`; without it one that is hidden for the sake of another.
[[nodiscard]] double hidden_count(unsigned min_cell = 0) noexcept;

/// Also of a sum or difference in which such a count stands.
[[nodiscard]] bool is_hidden(double value) noexcept;

/// "<5" or "hidden".
[[nodiscard]] std::string hidden_text(double value);

/// The number of such a text; nothing for another.
[[nodiscard]] std::optional<double> hidden_number(std::string_view text) noexcept;

/// Integers that are wide enough for a hidden count.
template <class Value>
inline constexpr bool can_be_hidden = std::is_integral_v<Value> && sizeof(Value) == sizeof(std::uint64_t);

template <class Value>
requires(can_be_hidden<Value>) [[nodiscard]] bool is_hidden(Value value) noexcept {
  return is_hidden(static_cast<double>(value));
}
template <class Value>
requires(can_be_hidden<Value>) [[nodiscard]] std::string hidden_text(Value value) {
  return hidden_text(static_cast<double>(value));
}

}  // namespace rtsurv::results
