#include "rtsurv/table/sql/detail/duckdb_library.hpp"

#include "rtsurv/core/late_library.hpp"

namespace rtsurv::table::sql {
namespace {

DuckDbLibrary load() {
  const LateLibrary library(
      "libduckdb.so", "DuckDB, which computes expressions and reads Parquet, cannot be loaded; install rtsurv again");
  DuckDbLibrary functions{};
#define RTSURV_FIND(name) library.find(functions.name, "duckdb_" #name);
  RTSURV_DUCKDB_FUNCTIONS(RTSURV_FIND)
#undef RTSURV_FIND
  return functions;
}

}  // namespace

const DuckDbLibrary& duckdb() {
  static const DuckDbLibrary library = load();
  return library;
}

}  // namespace rtsurv::table::sql
