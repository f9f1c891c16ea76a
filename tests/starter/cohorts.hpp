#pragma once
// Small tables, column by column.

#include <string>
#include <utility>
#include <vector>

#include "rtsurv/starter/starter.hpp"
#include "table/files.hpp"

namespace rtsurv::starter {

using CsvColumn = std::pair<std::string, std::vector<std::string>>;

/// A table of `rows` rows; each column repeats its cells.
inline std::string csv(const std::vector<CsvColumn>& columns, std::size_t rows = 24) {
  std::string text;
  for (const auto& [name, cells] : columns) text += (text.empty() ? "" : ",") + name;
  for (std::size_t row = 0; row < rows; ++row) {
    std::string line;
    for (const auto& [name, cells] : columns) line += (line.empty() ? "\n" : ",") + cells[row % cells.size()];
    text += line;
  }
  return text + "\n";
}

inline std::vector<std::string> counting(int first, std::size_t count, int step = 1) {
  std::vector<std::string> cells;
  for (std::size_t i = 0; i < count; ++i) cells.push_back(std::to_string(first + static_cast<int>(i) * step));
  return cells;
}

/// 24 numbers that tell nothing of those with another i.
inline std::vector<std::string> unlike(int i) {
  std::vector<std::string> cells;
  for (int row = 1; row <= 24; ++row) cells.push_back(std::to_string(row * row * (i + 1) % 97));
  return cells;
}

/// The first protocol of a table in a file cohort.csv.
inline Starter first_of(const std::string& cohort, StarterOptions options = {}) {
  if (options.data.empty()) options.data = "data/cohort.csv";
  return starter_protocol(table::table_of(cohort), options);
}

inline std::string starter(const std::string& cohort, StarterOptions options = {}) {
  return first_of(cohort, std::move(options)).protocol;
}

}  // namespace rtsurv::starter
