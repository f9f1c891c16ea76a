#pragma once
// Delimited text -> header and cells, with every flaw of the file found in one pass.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "rtsurv/table/read/detail/grid.hpp"

namespace rtsurv::table::detail {

/// The cells point into the text that was scanned, which must outlive them.
struct CsvText : Grid {
  char delimiter = ',';

  [[nodiscard]] std::size_t rows() const noexcept { return row.size(); }
};

struct CsvRules {
  std::optional<char> delimiter = {};      ///< when the file's name tells it; else found in the first line that has one
  std::optional<std::size_t> header = {};  ///< row of the names when it is told; else as find_header()
};

/// Reads UTF-8 text, with or without a byte order mark, as FieldReader does. Rows count as a spreadsheet counts them:
/// the first record is row 1, but for a line "sep=;", which is none. A row without a value is left out with a note,
/// but is a missing value in a table of one column, unless it stands at the end. A row of one cell that begins with #,
/// in a table of several columns, is a comment. When every row has one field more than the header, that one is the
/// first, as R writes it, or else the last if it is always empty; then as settle_unnamed(). Two rows of names, and a row
/// of units below them: see top_rows.hpp.
///
/// Throws Error(data) with all problems, up to 50: no text, no data rows, repeated names, a column without a name, rows
/// with too few or too many fields, cells that are not UTF-8, quotes that do not close. Cost: one pass over the bytes.
[[nodiscard]] CsvText scan_csv(std::string_view text, const std::string& file, const CsvRules& rules = {});

}  // namespace rtsurv::table::detail
