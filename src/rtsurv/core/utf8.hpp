#pragma once
// UTF-8: is it text, and which characters does it hold?
// Source: The Unicode Standard, table 3-7: no overlong forms, no surrogates, at most U+10FFFF.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rtsurv {

/// How many bytes from the start are well-formed UTF-8 without NUL.
[[nodiscard]] std::size_t utf8_prefix(std::string_view bytes) noexcept;

/// True when all bytes are well-formed UTF-8 without NUL.
[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

struct Character {
  char32_t code = 0;
  std::size_t length = 1;  ///< bytes that it takes
};

/// What stands for a byte that begins no character.
inline constexpr char32_t replacement_character = 0xFFFD;

/// The character that the bytes begin with; nothing when they begin with none.
[[nodiscard]] std::optional<Character> first_character(std::string_view bytes) noexcept;

/// The characters of the text; each byte that begins none becomes the replacement character.
[[nodiscard]] std::u32string code_points(std::string_view text);

/// The character in UTF-8.
[[nodiscard]] std::string utf8(char32_t character);

}  // namespace rtsurv
