#pragma once
// What DuckDB can scan -> columns: a Parquet file, a table made of an Arrow stream.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/sql/detail/duckdb.hpp"

namespace rtsurv::table::detail {

struct SqlColumn {
  std::string name;    ///< for people, on one line
  std::string in_sql;  ///< as SQL finds it
  duckdb_type type;
};

/// Those that one of the texts names, as named_places().
[[nodiscard]] std::vector<SqlColumn> named_columns(const std::vector<SqlColumn>& columns,
                                                   const std::vector<std::string>& texts);

/// Reads one column after the other. All throw sql::Failure where DuckDB cannot.
class SqlSource {
 public:
  /// `source` stands behind FROM, `row` is the column of it that numbers the rows from 0, `path` is for messages.
  SqlSource(sql::Session& session, std::string source, std::string row, std::string path)
      : session_(session), source_(std::move(source)), row_(std::move(row)), path_(std::move(path)) {}

  /// The columns of a selection, such as "*".
  [[nodiscard]] std::vector<SqlColumn> columns(const std::string& selection);

  /// Throws Error(data) with every column that has no name, the name of another, or values that are no single ones.
  void check(const std::vector<SqlColumn>& columns) const;

  [[nodiscard]] std::size_t count();

  /// Typed as in fetch.hpp; integers from 2^53 on and timestamps with times of day become text.
  [[nodiscard]] Column read(const SqlColumn& column, std::size_t rows);

 private:
  sql::Session& session_;
  std::string source_, row_, path_;
};

}  // namespace rtsurv::table::detail
