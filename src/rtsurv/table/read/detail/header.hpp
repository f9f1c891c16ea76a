#pragma once
// The first line of a text file: delimiter and column names.

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/detail/fields.hpp"

namespace rtsurv::table::detail {

/// The delimiter that occurs most often outside quotes in the first line: comma, semicolon or tab. A tie goes to the
/// first of these; a line without any is one column, and the answer a comma.
[[nodiscard]] char find_delimiter(std::string_view text);

/// Reads the first row as names. A run of blanks and line breaks in a name becomes one space. Adds a problem for every
/// name that is empty, that is not UTF-8, or that occurred before (case ignored).
[[nodiscard]] std::vector<std::string> read_names(FieldReader& reader, const std::string& file, Problems& problems);

}  // namespace rtsurv::table::detail
