#pragma once
// Days that are added to a date, whatever type of number they have. For the sources of table/ only.

#include <functional>
#include <optional>
#include <string>

#include "rtsurv/table/sql/detail/duckdb.hpp"

namespace rtsurv::table::sql {

/// What the SQL engine says of an expression.
struct Grammar {
  std::function<std::string(const std::string& expression)> parse;  ///< its tree, as json_serialize_sql gives it
  std::function<std::string(const std::string& tree)> write;        ///< the contrary
  std::function<duckdb_type(const std::string& expression)> type;   ///< throws Failure
};

/// What days that are not whole make of a row; see row_reason().
inline constexpr const char* days_not_whole = "days added to a date are not whole";

/// DuckDB adds to a date, and subtracts from it, numbers of at most 32 bits; those of a table have 64, or are floating.
/// The expression in which each such number is cast, so that `diag + days` and `diag + 30 * cycles` work as they read; a
/// number that is not whole fails in its row with `days_not_whole`. Subqueries and lambdas stay as they are: a type
/// inside them is not known outside. Nothing where there is nothing to cast. Cost: two types per `+` and `-`.
[[nodiscard]] std::optional<std::string> with_whole_days(const std::string& expression, const Grammar& grammar);

}  // namespace rtsurv::table::sql
