#include "rtsurv/table/read/detail/parquet.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/table/read/detail/missing_cells.hpp"
#include "rtsurv/table/read/detail/sql_source.hpp"
#include "rtsurv/table/sql/detail/failure_text.hpp"

namespace rtsurv::table::detail {
namespace {

/// The bytes as a file in memory, which has a name that DuckDB can open. It is not asked to read the path: the file
/// there may change between the fingerprint and the reading.
class MemoryFile {
 public:
  MemoryFile(std::string_view bytes, const std::string& path) : descriptor_(::memfd_create("table", MFD_CLOEXEC)) {
    while (descriptor_ >= 0 && !bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (bytes.empty() && descriptor_ >= 0) return;
    const std::string reason = std::strerror(errno);
    if (descriptor_ >= 0) ::close(descriptor_);
    throw Error(ErrorKind::io, "cannot be kept in memory: " + reason, {.file = path});
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(descriptor_); }

  [[nodiscard]] std::string name() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

class ParquetReader {
 public:
  ParquetReader(std::string_view bytes, const std::string& path)
      : path_(path),
        file_(bytes, path),
        session_(sql::Access::files),
        source_(session_, "read_parquet(" + sql::quote_text(file_.name()) + ", file_row_number = true)",
                "file_row_number", path) {}

  std::vector<TypedColumn> read(const ReadOptions& options) {
    const std::vector<SqlColumn> found = source_.columns("* EXCLUDE (file_row_number)");
    source_.check(found);
    const std::size_t rows = source_.count();
    if (rows == 0) throw Error(ErrorKind::data, "the file has no data rows", {.file = path_});
    std::vector<TypedColumn> columns;
    for (const SqlColumn& column : named_columns(found, options.named_in)) {
      const TypingRules rules = typing_rules(column.name, options, false);
      columns.push_back({.column = source_.read(column, rows)});
      if (columns.back().column.type == ColumnType::text && is_told(column.name, options))
        columns.back() = as_in_text_file(columns.back().column, rules);
      drop_missing(columns.back().column, rules.missing);
    }
    return columns;
  }

 private:
  static bool is_told(const std::string& name, const ReadOptions& options) {
    return std::ranges::any_of(options.columns, [&](const ColumnOptions& column) {
      return same_without_case(column.name, name) &&
             (!column.missing.empty() || !column.same.empty() || column.dates || column.decimal);
    });
  }

  static TypedColumn as_in_text_file(const Column& column, const TypingRules& rules) {
    std::string text;
    std::vector<std::size_t> end;
    for (const int code : column.code) {
      if (code >= 0) text += column.level[static_cast<std::size_t>(code)];
      end.push_back(text.size());
    }
    Cells cells(text.data());
    for (std::size_t i = 0, start = 0; i < end.size(); start = end[i++]) cells.add_at(start, end[i] - start);
    return type_column(column.name, cells, rules);
  }

  std::string path_;
  MemoryFile file_;
  sql::Session session_;
  SqlSource source_;
};

}  // namespace

std::vector<TypedColumn> read_parquet(std::string_view bytes, const ReadOptions& options) {
  const std::string& path = options.path;
  try {
    return ParquetReader(bytes, path).read(options);
  } catch (const sql::Failure& failure) {
    throw Error(ErrorKind::io, sql::parquet_reason(failure), {.file = path});
  }
}

}  // namespace rtsurv::table::detail
