#include "rtsurv/table/columns/odd_cells.hpp"

#include <algorithm>
#include <optional>

#include "rtsurv/core/text.hpp"
#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/columns/missing_code.hpp"

namespace rtsurv::table {
namespace {

constexpr unsigned number_cells = integer_cell | real_cell | point_cell;

/// What the levels of a text column would be in a column of another kind.
std::vector<std::optional<double>> values_as(const Column& column, unsigned kinds) {
  std::vector<std::optional<double>> values;
  for (const std::string& level : column.level) {
    const CellValue cell = read_cell(level);
    values.push_back((cell.kind & kinds) != 0 ? std::optional(cell.number) : std::nullopt);
  }
  return values;
}

/// The column with those values, the other cells missing; nothing unless nearly all cells have one.
std::optional<Column> converted(const Column& column, unsigned kinds, ColumnType type) {
  constexpr std::size_t least_fitting = 4, share_of_odd = 10;
  const std::vector<std::optional<double>> values = values_as(column, kinds);
  Column result = missing_column(column.name, type, column.size());
  std::size_t fitting = 0, odd = 0;
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] != 0) continue;
    const auto& value = values[static_cast<std::size_t>(column.code[i])];
    ++(value ? fitting : odd);
    if (!value) continue;
    result.missing[i] = 0;
    result.number[i] = *value;
  }
  const std::size_t few = std::max<std::size_t>(1, (fitting + odd) / share_of_odd);
  return fitting >= least_fitting && odd > 0 && odd <= few ? std::optional(std::move(result)) : std::nullopt;
}

std::string advice_for(const std::string& text) {
  if (missing_code(text) == MissingCode::no) return {};
  return "if \"" + text + "\" means missing, " + how_to_declare_missing(text);
}

void list_odd(const Cohort& cohort, const Column& before, const Column& after, std::vector<OddCell>& odd) {
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before.missing[i] == 0 && after.missing[i] != 0)
      odd.push_back(
          {cohort.row[i], before.name, after.type, advice_for(before.level[static_cast<std::size_t>(before.code[i])])});
}

}  // namespace

std::vector<OddCell> set_apart(Cohort& cohort, const std::vector<std::string>& columns) {
  std::vector<OddCell> odd;
  for (Column& column : cohort.columns) {
    const bool named = std::any_of(columns.begin(), columns.end(),
                                   [&](const std::string& name) { return fold_case(name) == fold_case(column.name); });
    if (!named || column.type != ColumnType::text) continue;
    std::optional<Column> better = converted(column, number_cells, ColumnType::number);
    if (!better) better = converted(column, date_cell, ColumnType::date);
    if (!better) continue;
    list_odd(cohort, column, *better, odd);
    column = std::move(*better);
  }
  return odd;
}

}  // namespace rtsurv::table
