#pragma once
// What the rows at the top of a table are, where they are not one row of names and then patients.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/table/read/detail/grid.hpp"

namespace rtsurv::table::detail {

/// The names of a header of two rows put together: "RT" above "Dose" is "RT Dose", and a name goes on over the empty
/// cells to its right as long as a name stands below them.
struct TwoRowNames {
  std::size_t top = 0;  ///< the upper of the two, from 0
  Record names = {};
};

/// They are rows `header` and the next, or (unless the header was told) the one before and `header`. Nothing unless the
/// header alone lacks a name that the other gives, or repeats one; both together name the columns differently; no cell
/// of the two is a value; and values come below the lower one, which does not come again.
[[nodiscard]] std::optional<TwoRowNames> two_row_names(const std::vector<Record>& first, std::size_t header, bool told);

/// Removes the first row when it holds units: texts such as "Gy" or "(months)" above columns of numbers or dates, no
/// value and nothing that comes again below, over two such columns at least or nothing else. Notes it. The cells point
/// into `bytes`.
void drop_units_row(Grid& grid, const char* bytes);

/// Throws Error(data) when the names are values like those below them, as in a file that begins with its first patient:
/// numbers over numbers or dates over dates in at least half of the columns, with texts that come again below. Names
/// that count up, as years do, are names. The message holds none of them.
void refuse_values_as_names(const Grid& grid, std::size_t header_row);

}  // namespace rtsurv::table::detail
