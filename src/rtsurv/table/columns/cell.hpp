#pragma once
// What a single cell's text says: a number, a date, true or false, or just text.

#include <optional>
#include <string_view>

namespace rtsurv::table {

/// One bit per kind, so that a column's kinds add up to a set.
enum CellKind : unsigned {
  integer_cell = 1U << 0U,     ///< digits, no leading zero, |value| < 2^53
  real_cell = 1U << 1U,        ///< with an exponent and no decimal mark
  point_cell = 1U << 2U,       ///< with a decimal point
  comma_cell = 1U << 3U,       ///< with a decimal comma
  non_finite_cell = 1U << 4U,  ///< NaN, Inf, Infinity (any case, signed), or too large for a double
  boolean_cell = 1U << 5U,     ///< true or false, any case
  date_cell = 1U << 6U,        ///< YYYY-MM-DD, a day of the calendar
  text_cell = 1U << 7U,        ///< everything else; also 007 and integers from 2^53 on, which would lose digits
};

struct CellValue {
  CellKind kind = text_cell;
  double number = 0;  ///< of every kind but text: 0 or 1 of a boolean, days since 1970-01-01 of a date
};

/// Reads the text of a cell. Independent of the locale; decimals are rounded to the nearest double.
[[nodiscard]] CellValue read_cell(std::string_view text);

/// The finite number that the text writes with digits, a decimal point, an exponent; leading zeros count for nothing.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// 2^53 - 1: the text of a larger integer may round to a double that is another integer.
inline constexpr double largest_exact_integer = 9007199254740991.0;

}  // namespace rtsurv::table
