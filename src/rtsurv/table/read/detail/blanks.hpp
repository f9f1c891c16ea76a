#pragma once
// Blanks at the ends of a cell, which do not belong to it.

#include <string_view>

namespace rtsurv::table::detail {

/// The text between its blanks: space, tab, no-break space, the spaces of typography (U+2000 to U+200B, U+202F,
/// U+205F), the ideographic space, the byte order mark.
[[nodiscard]] std::string_view without_blanks(std::string_view text) noexcept;

}  // namespace rtsurv::table::detail
