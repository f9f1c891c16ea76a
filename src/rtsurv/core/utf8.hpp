#pragma once
// Is it text?

#include <string_view>

namespace rtsurv {

/// True when the bytes are well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF) without NUL.
/// Source: The Unicode Standard, table 3-7.
[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

}  // namespace rtsurv
