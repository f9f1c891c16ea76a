#pragma once
// The cells of one sheet, as texts.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "rtsurv/table/read/detail/cells.hpp"
#include "rtsurv/table/read/detail/xlsx/workbook.hpp"

namespace rtsurv::table::detail::xlsx {

/// A block of cells that are one; rows and columns from 1.
struct Merged {
  std::size_t top = 0, left = 0, bottom = 0, right = 0;
};

struct Sheet {
  std::string text;              ///< of all cells, one after the other
  std::vector<Cells> columns;    ///< by offset into `text`; all of one size
  std::vector<std::size_t> row;  ///< number of each row that has a value, from 1
  std::vector<Merged> merged;
  std::map<std::size_t, std::vector<std::size_t>> errors;      ///< rows of cells such as #N/A, by column from 0
  std::map<std::size_t, std::size_t> percent;                  ///< cells shown as percent, by column
  std::map<std::size_t, std::vector<std::size_t>> uncomputed;  ///< rows of formulas without a saved result, by column
  std::size_t hidden_rows = 0;
};

/// A number stands as the workbook writes it, a date as date_text(), a flag as true or false; an error is empty. Blanks
/// at the ends of a text do not belong to it. Rows without a value are left out. Throws Error(io) beyond 100 million
/// cells or 1 GB of text. Cost: one pass over the sheet, of which only a piece stands in memory.
[[nodiscard]] Sheet read_sheet(XmlScanner xml, const Workbook& workbook, const SharedTexts& texts,
                               const std::string& path);

}  // namespace rtsurv::table::detail::xlsx
