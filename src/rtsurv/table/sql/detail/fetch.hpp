#pragma once
// SQL values -> typed columns.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/columns/levels.hpp"
#include "rtsurv/table/sql/detail/duckdb.hpp"

namespace rtsurv::table::sql {

/// How the values of an SQL type become a column: the SQL type to cast them to, and the column's type.
///
///     integers of every size         DOUBLE     integer
///     FLOAT, DOUBLE, DECIMAL         DOUBLE     number
///     BOOLEAN                        BOOLEAN    boolean
///     VARCHAR, ENUM, UUID            VARCHAR    text
///     DATE                           DATE       date
///     TIMESTAMP (any unit or zone)   TIMESTAMP  date, if all are at midnight (UTC)
struct Conversion {
  const char* cast;
  ColumnType type;
};

/// Nothing for types that hold no single value of those: lists, structs, intervals, times, bytes.
[[nodiscard]] std::optional<Conversion> conversion_of(duckdb_type type);

/// A query gave a row twice, or not at all: one of its functions makes several rows of one.
class RowMismatch : public std::runtime_error {
 public:
  RowMismatch() : std::runtime_error("gives several values for one row") {}
};

/// A column as it was fetched.
struct Fetched {
  Column column;              ///< levels in the order of their first occurrence
  bool exact = true;          ///< false: an integer from 2^53 on may have been rounded
  bool times_of_day = false;  ///< a timestamp is not at midnight; the column holds its date
};

/// Puts the values of chunks into the rows that column 0 of each names.
class Collector {
 public:
  Collector(const Conversion& conversion, std::size_t most_rows);

  /// The values of column `values`; row `first` is the first of this column. Throws RowMismatch for a row that has its
  /// value already, or that is out of range.
  void add(const Chunk& chunk, std::size_t values, std::size_t first = 0);

  /// The first `rows` rows. The object is used up. Throws RowMismatch unless they are those that were added.
  [[nodiscard]] Fetched take(std::size_t rows);

 private:
  /// Of a timestamp; infinite for DuckDB's infinite times. Remembers whether one was not at midnight.
  double day_of(std::int64_t microseconds);
  std::size_t claim(std::int64_t index, std::size_t first);
  template <typename Value, typename Convert>
  void add_numbers(const Chunk& chunk, std::size_t column, std::size_t first, Convert convert);
  void add_texts(const Chunk& chunk, std::size_t column, std::size_t first);

  std::string_view cast_;
  Column column_;
  std::vector<std::uint8_t> seen_;
  std::size_t count_ = 0;
  Levels levels_;
  bool times_of_day_ = false;
};

/// Collects a result of two columns: the row from 0, and the value after the cast. `rows` is how many there must be.
/// NaN and infinities stay what they are; an empty text is missing, as in a file. Throws RowMismatch.
[[nodiscard]] Fetched collect(Result& result, const Conversion& conversion, std::size_t rows);

}  // namespace rtsurv::table::sql
