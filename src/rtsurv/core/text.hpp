#pragma once
// Comparing texts without case, and showing them in messages. Case is that of A-Z alone, whatever the locale: so does
// SQL compare names, and so must every file give the same result everywhere.

#include <cstddef>
#include <string>
#include <string_view>

namespace rtsurv {

/// A-Z as a-z; every other byte as it is.
[[nodiscard]] std::string fold_case(std::string_view text);

/// Equal but for the case of A-Z.
[[nodiscard]] bool same_without_case(std::string_view a, std::string_view b) noexcept;

/// A-Z, a-z, 0-9.
[[nodiscard]] bool is_ascii_alphanumeric(char c) noexcept;

/// 0-9.
[[nodiscard]] constexpr bool is_ascii_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Blank, tab, line feed, vertical tab, form feed, carriage return.
[[nodiscard]] bool is_ascii_space(char c) noexcept;

/// A text that somebody wrote, for a message: its first `most` characters, then "..." when it is longer.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t most = 100);

}  // namespace rtsurv
