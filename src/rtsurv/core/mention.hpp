#pragma once
// Does an expression name a column?

#include <string_view>

namespace rtsurv {

/// The text is the column's name, or SQL that names the column, whatever the case: as a word, or in double quotes. What
/// stands between single quotes is a value, and a word before "(" a function; neither names a column. A `name` that is
/// an expression itself is named where the text holds it. Needs no SQL engine: see docs/decisions/0065.
[[nodiscard]] bool mentions(std::string_view text, std::string_view name);

}  // namespace rtsurv
