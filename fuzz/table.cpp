// CSV text -> Table, and every reading of its columns.

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/table.hpp"
#include "target.hpp"

namespace rtsurv::fuzz {
namespace {

/// The file that is read: one of each process, since several may run.
class File {
 public:
  File() : path_(std::filesystem::temp_directory_path() / ("fuzz_table_" + std::to_string(getpid()) + ".csv")) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { std::filesystem::remove(path_); }

  [[nodiscard]] std::string hold(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary) << bytes;
    return path_.string();
  }

 private:
  std::filesystem::path path_;
};

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
  static const File file;
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
