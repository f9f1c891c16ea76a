// A file of SPSS, Stata or SAS, by its first byte -> Table.

#include "file.hpp"
#include "rtsurv/table/table.hpp"
#include "target.hpp"

namespace rtsurv::fuzz {

void run(const std::string& bytes) {
  static const File spss(".sav"), stata(".dta"), sas(".sas7bdat"), transport(".xpt");
  const char first = bytes.empty() ? ' ' : bytes.front();
  const File& file = first == '$' ? spss : first == '\0' ? sas : first == 'H' ? transport : stata;
  const table::Table table = table::Table::read({.path = file.hold(bytes), .missing = {"9"}});
  for (const std::string& name : table.names()) (void)table.column(name, "a column");
}

}  // namespace rtsurv::fuzz
