// Cells that do not fit a column of numbers or dates: one message for each column, wherever it is used.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/study/prepare/preparation.hpp"

namespace rtsurv::study {
namespace {

/// The column is a category whose levels the protocol lists.
bool has_levels(const Protocol& protocol, const std::string& column) {
  return std::any_of(protocol.columns.begin(), protocol.columns.end(), [&](const ColumnRule& rule) {
    return !rule.levels.empty() && same_without_case(rule.column.text, column);
  });
}

bool is_used(const Protocol& protocol, const std::string& column) {
  return std::any_of(protocol.expressions.begin(), protocol.expressions.end(),
                     [&](const std::string& text) { return mentions(text, column); });
}

/// An exclusion that reads the column may have removed the row because of this very cell.
bool decides_exclusion(const Protocol& protocol, const std::string& column) {
  return std::any_of(protocol.exclusions.begin(), protocol.exclusions.end(),
                     [&](const Exclusion& exclusion) { return mentions(exclusion.when.text, column); });
}

}  // namespace

std::vector<table::OddCell> set_odd_cells_apart(Preparation& preparation) {
  const Protocol& protocol = preparation.protocol;
  std::vector<std::string> columns;
  for (const std::string& name : preparation.table.names()) {
    const bool identifies = protocol.id && mentions(protocol.id->text, name);
    if (!identifies && !has_levels(protocol, name) && is_used(protocol, name)) columns.push_back(name);
  }
  return preparation.table.set_apart(columns);
}

void report_odd_cells(Preparation& preparation, const std::vector<table::OddCell>& cells) {
  if (cells.empty()) return;
  const table::Table& table = preparation.table;
  std::set<std::size_t> remaining;
  for (std::size_t i = 0; i < table.rows(); ++i) remaining.insert(table.where(i, {}).row.value_or(0));
  const std::string file = table.rows() > 0 ? table.where(0, {}).file : table.path();
  std::vector<table::OddCell> of_column;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (remaining.contains(cells[i].row) || decides_exclusion(preparation.protocol, cells[i].column))
      of_column.push_back(cells[i]);
    if (i + 1 < cells.size() && cells[i + 1].column == cells[i].column) continue;
    if (!of_column.empty())
      preparation.data_problems.add({.file = file, .column = cells[i].column}, table::describe(of_column));
    of_column.clear();
  }
}

}  // namespace rtsurv::study
