#pragma once
// A table as data: written once, printed as HTML, Word, LaTeX and CSV.

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rtsurv::report {

/// The folder beside report.html in which the files of its tables stand.
inline constexpr const char* table_folder = "tables";

/// A text of a table. Where it begins with a P value, that value is kept, so that a style can print it in its own way.
struct Cell {
  std::string text;
  std::optional<double> p;
  std::string target = {};  ///< id of the part of the report that the text names: a link in HTML

  Cell() = default;
  Cell(std::string plain) : text(std::move(plain)) {}
  Cell(const char* plain) : text(plain) {}
};

/// The P value as the report prints it, `mark` of a footnote behind it: "0.017*". "not estimable" without one.
[[nodiscard]] Cell p_cell(std::optional<double> p, const std::string& mark = "");

/// All texts are plain; each writer escapes them in its own way.
struct Table {
  enum class RowKind {
    plain,
    head,   ///< names a factor; its levels follow
    level,  ///< indented
  };
  struct Row {
    RowKind kind = RowKind::plain;
    std::string label;
    std::vector<Cell> cells;  ///< one per column after the first; missing ones are empty
    std::string span;         ///< a text over all columns after the first, instead of cells
  };
  std::string caption;
  std::vector<std::string> header;  ///< the first column holds the labels
  std::vector<Row> rows;
  std::vector<std::string> notes;  ///< below the table: tests, abbreviations, who is left out
  bool words = false;              ///< cells are words that may wrap, not numbers to align
  std::string name = {};           ///< of its files: "table1", "univariable-LC"; made by figure_name()
};

/// A table with its place in the report.
struct PlacedTable {
  std::string number;  ///< "Table 3"
  Table table;
};

/// The text of a cell; empty where the row is shorter than the header. `column` counts from 0 after the labels.
[[nodiscard]] const Cell& cell_at(const Table::Row& row, std::size_t column);

/// Width before the decimal point of the widest number of each column after the first, in half digits: a comma is about
/// half as wide as a digit. Nothing for a column that is not aligned.
[[nodiscard]] std::vector<std::optional<std::size_t>> integer_widths(const Table& table);

/// The same of one cell; nothing for a cell that does not begin with a number.
[[nodiscard]] std::optional<std::size_t> half_digits(const Cell& cell);

}  // namespace rtsurv::report
