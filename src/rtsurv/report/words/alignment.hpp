#pragma once
// Where the decimal point of a printed number is, so that columns can be aligned on it.

#include <cstddef>
#include <optional>
#include <string_view>

namespace rtsurv::report {

/// The leading whole number of a cell.
struct IntegerPart {
  std::size_t digits = 0;  ///< digits, "<", ">" and "-"
  std::size_t commas = 0;
};

/// Of "1,234.5 (…)" four digits and a comma, of ".02" none of both; nothing for a cell that does not begin with a number.
[[nodiscard]] std::optional<IntegerPart> integer_part(std::string_view cell);

}  // namespace rtsurv::report
