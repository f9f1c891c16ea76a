#pragma once
// Numbers as they are printed, and the true values that could have been printed so.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rtsurv::ledger {

/// How a value became what is printed.
enum class Rounding {
  half_up,     ///< to the nearest; a tie goes away from zero (what most people and spreadsheets do)
  half_even,   ///< to the nearest; a tie goes to the even digit (IEEE 754, R)
  truncation,  ///< digits cut off
};

/// "rounded half up", "rounded half to even", "truncated".
[[nodiscard]] std::string_view name(Rounding rounding) noexcept;

struct Range {
  double lower = 0.0, upper = 0.0;

  [[nodiscard]] bool holds(double value) const noexcept { return lower <= value && value <= upper; }
  [[nodiscard]] bool meets(const Range& other) const noexcept { return lower <= other.upper && other.lower <= upper; }
};

/// "63.7", "<0.001", "0.010": trailing zeros matter. Decimals at most 15.
struct Printed {
  std::string text;  ///< the number without its sign of comparison
  double value = 0.0;
  int decimals = 0;
  char bound = '=';  ///< '<' or '>' when only a bound is printed

  /// As a person reads it: "<0.001".
  [[nodiscard]] std::string shown() const;

  /// Half of the last printed place.
  [[nodiscard]] double half_unit() const noexcept;

  /// The values that round to it: value ± half a unit; for a bound, everything on its side of the value, from 0 to
  /// 1e300.
  [[nodiscard]] Range rounded() const noexcept;

  /// As rounded(), with those that truncate to it: value - half a unit to value + a unit.
  [[nodiscard]] Range possible() const noexcept;
};

/// Reads digits with one optional decimal point, an optional sign of comparison or minus before them, and commas
/// between thousands. Nothing for anything else.
[[nodiscard]] std::optional<Printed> parse_printed(std::string_view text);

/// A number with fixed decimals, for the column "recomputed".
[[nodiscard]] std::string with_decimals(double value, int decimals);

/// The shortest decimal text of a number: what an unquoted TOML number shows.
[[nodiscard]] std::string shortest(double value);

/// The rounding that makes the percent 100 n / N read as printed; exact integer arithmetic. Nothing when none does.
/// half_up is preferred, then half_even, then truncation. 0 <= n <= 1e9, 0 < N <= 1e9.
[[nodiscard]] std::optional<Rounding> percent_rounding(std::int64_t n, std::int64_t denominator,
                                                       const Printed& percent);

/// True when that rounding of 100 n / N reads as printed.
[[nodiscard]] bool reads_as(std::int64_t n, std::int64_t denominator, const Printed& percent, Rounding rounding);

/// True when both could be prints of one value: they are equal, or one is the other with fewer digits.
[[nodiscard]] bool may_be_same(const Printed& a, const Printed& b) noexcept;

}  // namespace rtsurv::ledger
