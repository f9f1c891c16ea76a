// A workbook -> Table; other bytes -> the sheet of a workbook, since few changes of an archive pass its checksums.

#include <algorithm>

#include "file.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/detail/xlsx/sheet.hpp"
#include "rtsurv/table/table.hpp"
#include "target.hpp"

namespace rtsurv::fuzz {
namespace {

void read_sheet(const std::string& bytes) {
  using namespace table::detail::xlsx;
  static const std::string path = RTSURV_SOURCE_DIR "/tests/table/data/kinds.xlsx";
  static const std::string frame = table::read_bytes(path);
  static const Archive archive(frame, path);
  static const Workbook workbook = read_workbook(archive, path);
  static const SharedTexts texts(archive, path);
  std::size_t taken = 0;
  const auto source = [&](char* to, std::size_t most) {
    const std::size_t size = bytes.copy(to, most, taken);
    taken += size;
    return size;
  };
  (void)table::detail::xlsx::read_sheet(XmlScanner(source, path), workbook, texts, path);
}

}  // namespace

void run(const std::string& bytes) {
  static const File file(".xlsx");
  if (!bytes.starts_with("PK")) return read_sheet(bytes);
  const table::Table table = table::Table::read({.path = file.hold(bytes)});
  for (const std::string& name : table.names()) (void)table.column(name, "a column");
}

}  // namespace rtsurv::fuzz
