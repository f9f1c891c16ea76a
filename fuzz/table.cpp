// CSV text -> Table, and every reading of its columns.

#include "rtsurv/table/table.hpp"
#include "file.hpp"
#include "rtsurv/core/error.hpp"
#include "target.hpp"

namespace rtsurv::fuzz {
namespace {

void read_column(const table::Table& table, const std::string& name) {
  const table::Column column = table.column(name, "a column");
  try {
    (void)table::as_number(table, column);
  } catch (const Error&) {  // the other reading is tried all the same
  }
  (void)table::as_indicator(table, column);
}

}  // namespace

void run(const std::string& bytes) {
  static const File file(".csv");
  table::Table table = table::Table::read({.path = file.hold(bytes), .missing = {"NA"}});
  (void)table.set_apart(table.names());
  for (const std::string& name : table.names()) {
    try {
      read_column(table, name);
    } catch (const Error&) {  // the next column is read all the same
    }
  }
}

}  // namespace rtsurv::fuzz
