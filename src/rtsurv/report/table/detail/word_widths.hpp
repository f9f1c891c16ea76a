#pragma once
// How wide the columns of a table are on a page of Word.

#include <vector>

#include "rtsurv/report/table/table.hpp"

namespace rtsurv::report::detail {

/// In twips, the labels first.
struct ColumnWidths {
  std::vector<unsigned> wanted;  ///< at which no number wraps
  std::vector<unsigned> least;   ///< at which no word is cut, so that no digit of a number is lost
};

/// What the texts of the columns ask for in letters whose digits are two `half_digit` wide.
[[nodiscard]] ColumnWidths column_widths(const Table& table, unsigned half_digit);

/// Widths that fit on the page: columns give way as far as each can, and no further, even where the page is too narrow.
[[nodiscard]] std::vector<unsigned> fitted_widths(const ColumnWidths& widths, unsigned page);

/// Whether an upright page of that width is too narrow though the labels give way.
[[nodiscard]] bool is_too_wide(const ColumnWidths& widths, unsigned page);

}  // namespace rtsurv::report::detail
