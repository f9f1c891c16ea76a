#pragma once
// The top of a text file: delimiter, titles and column names.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/detail/fields.hpp"
#include "rtsurv/table/read/detail/grid.hpp"

namespace rtsurv::table::detail {

/// The delimiter that occurs most often outside quotes in the first line that has one: comma, semicolon or tab. A tie
/// goes to the first of these; without any there is one column, and the answer is a comma.
[[nodiscard]] char find_delimiter(std::string_view text);

/// Takes the line "sep=;", which tells spreadsheets the delimiter and is no row of theirs, from the start of the text.
[[nodiscard]] std::optional<char> take_separator_line(std::string_view& text);

/// The first records of the text, at most header_sample of them.
[[nodiscard]] std::vector<Record> first_records(std::string_view text, char delimiter);

/// Reads the next row as names. Adds a problem for a quote that does not fit.
[[nodiscard]] std::vector<std::string> read_names(FieldReader& reader, const std::string& file, Problems& problems);

}  // namespace rtsurv::table::detail
