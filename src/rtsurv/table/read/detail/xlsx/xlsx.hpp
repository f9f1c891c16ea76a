#pragma once
// A workbook (.xlsx, .xlsm) -> names and cells of one of its sheets.

#include <memory>
#include <string>
#include <string_view>

#include "rtsurv/table/read/detail/grid.hpp"
#include "rtsurv/table/read/options.hpp"

namespace rtsurv::table::detail {

struct XlsxGrid : Grid {
  std::unique_ptr<const std::string> text;  ///< what the cells point into
  std::size_t header = 1;                   ///< the last row of the names
};

/// Reads the first visible sheet, or the one that `options.sheet` names (by its name, or its place among the visible
/// ones from 1). Rows have the numbers of the sheet. The header is found as find_header() says, or is row
/// `options.header`; a name that is merged with cells below or beside it stands for all of them, and what stands below
/// a merged one is put after it ("Toxicity acute"). Formulas have the values that were saved with them. Empty rows,
/// and empty columns without a name, are left out. Notes say what was found: the sheet among several, hidden rows,
/// titles, errors such as #N/A (which are missing), percents (which are fractions).
///
/// Throws as settle_unnamed(); Error(io) for a damaged archive, one with a password, one that unfolds without measure;
/// Error(usage) for a sheet or a header that is not there; Error(data) for an empty sheet, repeated names, and formulas
/// without a saved value.
/// Source: ECMA-376 part 1 (SpreadsheetML).
[[nodiscard]] XlsxGrid read_xlsx(std::string_view bytes, const std::string& file, const ReadOptions& options);

}  // namespace rtsurv::table::detail
