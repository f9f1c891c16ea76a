#include "rtsurv/report/table/table.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/report/words/alignment.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {

Cell p_cell(std::optional<double> p, const std::string& mark) {
  Cell cell(p_value(p) + mark);
  if (p && std::isfinite(*p)) cell.p = p;
  return cell;
}

const Cell& cell_at(const Table::Row& row, std::size_t column) {
  static const Cell empty;
  return column < row.cells.size() ? row.cells[column] : empty;
}

std::optional<std::size_t> half_digits(const Cell& cell) {
  const std::optional<IntegerPart> part = integer_part(cell.text);
  return part ? std::optional(2 * part->digits + part->commas) : std::nullopt;
}

std::vector<std::optional<std::size_t>> integer_widths(const Table& table) {
  std::vector<std::optional<std::size_t>> widths(table.header.size() - 1);
  if (table.words) return widths;
  for (const Table::Row& row : table.rows)
    for (std::size_t j = 0; j < std::min(row.cells.size(), widths.size()); ++j)
      widths[j] = std::max(widths[j], half_digits(row.cells[j]));  // nothing is less than any width
  return widths;
}

}  // namespace rtsurv::report
