#pragma once
// Delimited text -> header and cells, with every flaw of the file found in one pass.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/table/read/detail/cells.hpp"

namespace rtsurv::table::detail {

/// The cells point into the text that was scanned, which must outlive them.
struct CsvText {
  char delimiter = ',';
  std::vector<std::string> names;
  std::vector<Cells> columns;

  [[nodiscard]] std::size_t rows() const noexcept { return columns.empty() ? 0 : columns.front().size(); }
};

/// Reads UTF-8 text, with or without a byte order mark, as FieldReader does. Blank lines at the end are no rows; a
/// blank line inside is a missing value when the table has one column. `delimiter` is found in the header when absent.
///
/// Throws Error(data) with all problems, up to 50: no text, no data rows, empty or repeated names, rows with too few
/// or too many fields, cells that are not UTF-8, quotes that do not close. Cost: one pass over the bytes.
[[nodiscard]] CsvText scan_csv(std::string_view text, const std::string& file, std::optional<char> delimiter);

}  // namespace rtsurv::table::detail
