// Patients who seem to stand in the table twice.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <unordered_set>

#include "rtsurv/naming/roles.hpp"
#include "rtsurv/study/noticed/keys.hpp"
#include "rtsurv/study/noticed/scene.hpp"
#include "rtsurv/study/noticed/values.hpp"

namespace rtsurv::study::noticed {
namespace {

using results::Notice, table::Column, table::ColumnType;

constexpr std::size_t fewest_cells = 6;  // in which two rows that are equal are one patient

std::size_t different_values(const Column& column) {
  if (column.type != ColumnType::text) return counted_values(column).size();
  const auto counts = level_counts(column);
  return counts.size() - static_cast<std::size_t>(std::ranges::count(counts, 0U));
}

/// More than half of the rows have a value of their own.
bool mostly_differs(const Column& column) { return 2 * different_values(column) > known(column); }

/// A column named like an identifier that nearly is one; where the protocol names one, it is known to be unique.
void notice_ids(const Scene& scene, Notices& found) {
  if (scene.protocol.id) return;
  for (const Variable& variable : scene.all) {
    const Column& column = variable.column;
    const bool may = column.type == ColumnType::integer || column.type == ColumnType::text;
    if (!may || !naming::names_patient(variable.text) || !mostly_differs(column)) continue;
    const std::size_t rows = known(column) - different_values(column);
    if (rows > 0)
      found.push_back(
          {Notice::Id::repeated_id, variable.text, rows, "[study] id = " + toml_text(variable.text), {}, {}});
  }
}

/// The cells of a row, one after the other; empty when too few are known.
std::string cells_of(const std::vector<const Column*>& columns, std::size_t row) {
  std::string cells;
  std::size_t filled = 0;
  for (const Column* column : columns) {
    std::uint64_t bits = ~std::uint64_t{0};
    if (column->missing[row] == 0) {
      ++filled;
      const double value = column->type == ColumnType::text ? column->code[row] : column->number[row];
      std::memcpy(&bits, &value, sizeof bits);
    }
    cells.append(reinterpret_cast<const char*>(&bits), sizeof bits);
  }
  return filled < fewest_cells ? std::string() : cells;
}

/// Nearly every row has a value of its own.
bool tells_patients_apart(const Column& column) { return 10 * different_values(column) >= 9 * known(column); }

/// Rows that are equal in all but the identifier, in a table with a column that tells patients apart.
void notice_rows(const Scene& scene, Notices& found) {
  std::vector<const Column*> columns;
  bool tells_apart = false;
  for (const Variable& variable : scene.all) {
    const bool identifier =
        naming::names_patient(variable.text) || (scene.protocol.id && scene.protocol.id->text == variable.text);
    if (identifier) continue;
    columns.push_back(&variable.column);
    tells_apart = tells_apart || tells_patients_apart(variable.column);
  }
  if (!tells_apart) return;
  std::unordered_set<std::string> seen;
  std::size_t rows = 0;
  for (std::size_t row = 0; row < scene.table.rows(); ++row) {
    std::string cells = cells_of(columns, row);
    if (!cells.empty() && !seen.insert(std::move(cells)).second) ++rows;
  }
  if (rows > 0)
    found.push_back(
        {Notice::Id::repeated_row, columns.front()->name, rows, "the table: leave each patient once", {}, {}});
}

}  // namespace

void notice_repeats(const Scene& scene, Notices& found) {
  notice_ids(scene, found);
  notice_rows(scene, found);
}

}  // namespace rtsurv::study::noticed
