#pragma once
// SQL values -> typed columns.

#include <optional>
#include <stdexcept>
#include <string>

#include "rtsurv/table/columns/column.hpp"
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

/// Collects a result of two columns: the row from 0, and the value after the cast. `rows` is how many there must be.
/// NaN and infinities stay what they are; an empty text is missing, as in a file. Throws RowMismatch.
[[nodiscard]] Fetched collect(Result& result, const Conversion& conversion, std::size_t rows);

}  // namespace rtsurv::table::sql
