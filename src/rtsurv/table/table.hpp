#pragma once
// One table of patients: read strictly, derived and filtered with SQL, handed out as typed columns.
// Start here: Table::read(), then Table::evaluate().

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/columns/odd_cells.hpp"
#include "rtsurv/table/read/options.hpp"

namespace rtsurv::table {

namespace detail {
struct Loaded;
}

/// The table in memory. The SQL engine has no access to files or network, and its settings are locked. Not for several
/// threads at once.
///
/// Names and texts are read on one line, their letters composed (unicode/one_line.hpp); so are names and expressions in
/// calls. Types are decided on the whole column: integer, number, boolean (true/false), date (YYYY-MM-DD), else text.
/// Empty cells are missing. Expressions are single SQL expressions over the columns; a statement, a comment, or an
/// expression whose parentheses do not balance is refused. Column names compare without case, as in SQL.
class Table {
 public:
  /// Reads and types a file. Throws Error(data) with every problem found, up to 50: duplicate or empty header names,
  /// rows with too few or too many fields, text that is not UTF-8, unclosed quotes, no data rows, a file that is not
  /// what its name says; Error(io) when it cannot be read; Error(usage) for an option that does not fit the file.
  [[nodiscard]] static Table read(const ReadOptions& options);

  /// A table of columns in memory (columns.hpp makes them; example: examples/cpp/whole_study.cpp), checked as strictly
  /// as a file: at least one row; names in UTF-8 that differ, case ignored; columns of one length; flags 0 or 1; codes
  /// that are indices of levels, which differ and are not empty; booleans 0 or 1; integers whole and below 2^53; dates
  /// whole days of the years 1 to 9999. Blanks at the ends of texts are cut (cell_text.hpp). What stands in a missing row counts for nothing. path() is then "data in memory",
  /// sha256() a fingerprint of the columns (from_columns.hpp), and a note says so. Throws Error(data) with every problem
  /// found, up to 50, by row and column.
  [[nodiscard]] static Table from_columns(std::vector<Column> columns);

  Table(Table&&) noexcept;
  Table& operator=(Table&&) noexcept;
  ~Table();

  /// The same patients with columns of its own; what is done to one of the two leaves the other as it is. An explicit
  /// call, since it copies every column.
  [[nodiscard]] Table copy() const;

  [[nodiscard]] const std::string& path() const noexcept;
  [[nodiscard]] const std::string& sha256() const noexcept;  ///< of the file's bytes, lower-case hexadecimal
  [[nodiscard]] const ReadNotes& notes() const noexcept;

  [[nodiscard]] std::size_t rows() const noexcept;
  [[nodiscard]] std::vector<std::string> names() const;                       ///< in table order, derived ones last
  [[nodiscard]] std::optional<ColumnType> type(std::string_view name) const;  ///< nothing for an unknown column

  /// Place of row i (0-based, of the rows that remain) in the file: path, row (as Cohort::row), column. An expression is
  /// named by the columns that it names, of these by those that have a value in the row.
  [[nodiscard]] Where where(std::size_t i, std::string_view column) const;
  /// Place of a whole column, or of those that an expression names.
  [[nodiscard]] Where where(std::string_view column) const;

  /// A column, or the columns that an expression names, for a sentence: "seen", or "failure" or "seen", each in its quotes.
  [[nodiscard]] std::string headers(std::string_view expression) const;

  /// A column as SQL writes it, in double quotes where it needs them; an expression between parentheses.
  [[nodiscard]] std::string in_sql(std::string_view text) const;

  /// A column by its name. Throws Error(usage) naming `used_by` ("--time") and the nearest column when there is none.
  [[nodiscard]] Column column(std::string_view name, std::string_view used_by) const;

  /// The value of an expression in every row; a plain column name is the column. Throws Error(usage) naming `used_by`,
  /// the expression and the nearest column name, and Error(data) with file and row when a row's value cannot be
  /// computed.
  [[nodiscard]] Column evaluate(std::string_view expression, std::string_view used_by) const;

  /// Appends a column computed by an expression. The name must be new.
  void derive(std::string_view name, std::string_view expression, std::string_view used_by);

  /// Appends a column computed outside SQL, one value per row.
  void append(const Column& column);

  /// Puts other values, one per row, into the column of that name, which must exist and keeps its spelling. The type
  /// may change.
  void replace(const Column& column);

  /// Makes missing what equals one of the texts in any column: a text, or the number or date that it writes.
  void treat_as_missing(const std::vector<std::string>& texts);

  /// How dates that leave their order or century open were to be read.
  [[nodiscard]] const DateRules& date_rules() const noexcept;

  /// The odd cells of a column that is of numbers or dates but for those: see nearly_typed(). Empty for any other, and
  /// for an expression.
  [[nodiscard]] std::vector<OddCell> odd_cells(std::string_view name) const;

  /// Of the named text columns, makes numbers or dates of those that nearly are, whose odd cells become missing. Gives
  /// these cells, column by column; who calls it must report them.
  [[nodiscard]] std::vector<OddCell> set_apart(const std::vector<std::string>& columns);

  /// Removes the rows in which the boolean expression is not true (false or missing); gives how many.
  std::size_t keep(std::string_view expression, std::string_view used_by);

  /// Removes the rows in which the boolean expression is true; a missing value removes nothing. Gives how many.
  std::size_t exclude(std::string_view expression, std::string_view used_by);

 private:
  friend class TableParts;  // gives a table for each part

  struct Impl;
  explicit Table(std::unique_ptr<Impl> impl);
  explicit Table(detail::Loaded&& loaded);
  std::unique_ptr<Impl> impl_;
};

/// The column as numbers: number, integer, boolean and date as they are, text cell by cell. Cells that are
/// not numbers are one message with file, column, kinds, rows and what settles them; missing stays missing.
[[nodiscard]] Column as_number(const Table& table, Column column);

/// The column as 0/1: booleans, and numbers that are all 0 or 1. Other values are one message with file, column and
/// rows.
[[nodiscard]] Column as_indicator(const Table& table, const Column& column);

/// Name and version of the SQL engine, such as "DuckDB v1.4.4".
[[nodiscard]] std::string engine_version();

}  // namespace rtsurv::table
