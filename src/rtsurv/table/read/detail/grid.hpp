#pragma once
// What a text file or a sheet holds: names, and columns of cells that are not typed yet.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/columns/row_list.hpp"
#include "rtsurv/table/read/detail/cells.hpp"

namespace rtsurv::table::detail {

/// The cells point into a text, which must outlive them. All columns have one size, that of `row`.
struct Grid {
  std::string file;  ///< as messages name it
  std::vector<std::string> names;
  std::vector<Cells> columns;
  std::vector<std::size_t> row;    ///< of each row of cells: its number in the sheet, where the first row is 1
  std::vector<std::string> notes;  ///< what was left out, as sentences
};

/// The first rows of a file, cell by cell.
using Record = std::vector<std::string>;

/// Which of the first records names the columns. It is the first that is not empty; but one whose few texts fill at
/// most half of the columns, or a comment that begins with #, is a title when a record below it fills more than half
/// with texts that all differ, and numbers or dates come later. 0 when all are empty.
[[nodiscard]] std::size_t find_header(const std::vector<Record>& first);

/// How many of the first records find_header() should see.
inline constexpr std::size_t header_sample = 30;

/// Puts each name on one line (unicode/one_line.hpp). Adds a problem for every one that is not UTF-8, or that is then as
/// one before (case ignored).
void settle_names(Grid& grid, Problems& problems);

/// Columns without a name: those without a value are dropped; the first one, as R and pandas write it, becomes
/// "row_names", or is dropped when it only numbers the rows; any other is a problem. Notes say what was done.
void settle_unnamed(Grid& grid, Problems& problems);

}  // namespace rtsurv::table::detail
