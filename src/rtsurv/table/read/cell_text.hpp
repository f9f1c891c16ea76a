#pragma once
// How the text of a cell is read, wherever the cell comes from.

#include <optional>
#include <string>
#include <string_view>

namespace rtsurv::table {

/// The text on one line, its letters composed (unicode/one_line.hpp), without blanks at its ends; nothing where none is left:
/// the cell is missing.
[[nodiscard]] std::optional<std::string> cell_text(std::string_view text);

}  // namespace rtsurv::table
