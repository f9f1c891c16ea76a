#include "rtsurv/table/sql/detail/duckdb_library.hpp"

#include <dlfcn.h>

#include <string>

#include "rtsurv/core/error.hpp"

namespace rtsurv::table::sql {
namespace {

[[noreturn]] void refuse() {
  const char* const reason = ::dlerror();
  throw Error(ErrorKind::io, std::string("DuckDB, which reads tables, cannot be loaded; install rtsurv again: ") +
                                 (reason == nullptr ? "" : reason));
}

/// Stays loaded to the end, because its threads may outlive any owner.
DuckDbLibrary load() {
  void* const library = ::dlopen("libduckdb.so", RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) refuse();
  DuckDbLibrary functions{};
#define RTSURV_FIND(name)                                                                         \
  functions.name = reinterpret_cast<decltype(functions.name)>(::dlsym(library, "duckdb_" #name)); \
  if (functions.name == nullptr) refuse();
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
