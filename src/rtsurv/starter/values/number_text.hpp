#pragma once
// Texts of which a reader would say that they are numbers or dates.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rtsurv::starter {

/// The whole text is a finite number such as -1.5 or 2e3.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// Rows of a text column by what their texts look like.
struct WrittenTexts {
  std::size_t numbers = 0;    ///< 12.5
  std::size_t thousands = 0;  ///< 1,234
  std::size_t limits = 0;     ///< <0.5, >= 100
  std::size_t dates = 0;      ///< a date by itself: 31.12.2020, 2020-12-31, 12/31/20

  void count(const std::string& text, std::size_t rows);
};

}  // namespace rtsurv::starter
