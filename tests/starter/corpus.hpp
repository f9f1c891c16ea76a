#pragma once
// Header rows as hospitals write them, kept in corpus/*.toml, filled with the same patients.

#include <string>
#include <vector>

namespace rtsurv::starter {

struct CorpusColumn {
  std::string header;              ///< as it stands in the file
  std::string name;                ///< as the table reads it: in one line
  std::string role;                ///< what it holds: see cell() in corpus.cpp
  std::vector<std::string> words;  ///< that it writes, of a category or a state
  bool factor = false;             ///< a person would take it as one
};

struct CorpusTable {
  std::string place;                   ///< file and line
  std::vector<std::string> endpoints;  ///< that a person would define
  std::vector<CorpusColumn> columns;

  [[nodiscard]] std::string name_of(const std::string& role) const;  ///< empty when no column has it
};

/// Every table of every language.
[[nodiscard]] std::vector<CorpusTable> read_corpus();

/// The cells of a column, one for each of 90 patients. `form` (modulo 6) is that of dates: ISO, d.m.y, d/m/y, m/d/y,
/// y.m.d, 31-OCT-2023.
[[nodiscard]] std::vector<std::string> cells_of(const CorpusColumn& column, std::size_t form);

/// 1 for each of the patients who died, else 0.
[[nodiscard]] std::vector<double> deaths();

/// The table as a CSV file.
[[nodiscard]] std::string csv_of(const CorpusTable& table, std::size_t form);

}  // namespace rtsurv::starter
