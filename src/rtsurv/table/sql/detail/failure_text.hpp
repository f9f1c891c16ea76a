#pragma once
// DuckDB's failures in words for people, without a patient's value in them.

#include <string>

#include "rtsurv/table/sql/detail/duckdb.hpp"

namespace rtsurv::table::sql {

/// True when the expression itself is at fault (syntax, names, types), whatever the rows hold.
[[nodiscard]] bool is_static(duckdb_error_type type) noexcept;

/// Why the expression is wrong: words for the usual mistakes (types that do not fit, no such function, an aggregate), else
/// DuckDB's own first line. Only for a failure of a
/// query that was shown no row: what DuckDB has not seen it cannot quote.
[[nodiscard]] std::string static_reason(const Failure& failure);

/// Why the value of a row cannot be computed. Never DuckDB's own words where these quote values.
[[nodiscard]] std::string row_reason(const Failure& failure);

/// The column that numbers the rows of a Parquet file while it is read.
inline constexpr const char* row_number_column = "file_row_number";

/// Why a Parquet file cannot be read, to follow its name.
[[nodiscard]] std::string parquet_reason(const Failure& failure);

}  // namespace rtsurv::table::sql
