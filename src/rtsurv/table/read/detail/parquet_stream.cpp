#include "rtsurv/table/read/detail/parquet_stream.hpp"

#include <fcntl.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/columns/levels.hpp"
#include "rtsurv/table/read/cell_text.hpp"
#include "rtsurv/table/read/detail/kind.hpp"
#include "rtsurv/table/read/detail/missing_cells.hpp"
#include "rtsurv/table/sql/detail/failure_text.hpp"
#include "rtsurv/table/sql/detail/fetch.hpp"

namespace rtsurv::table::detail {
namespace {

constexpr const char* row_number = sql::row_number_column;

sql::Conversion conversion_of(const SqlColumn& column) {
  return sql::conversion_of(column.type).value_or(sql::Conversion{"VARCHAR", ColumnType::text});
}

void require_unchanged(const OpenFile& file, const std::string& path) {
  if (!file.is_unchanged())
    throw Error(ErrorKind::io, "was written to while it was read; run the command again when it is whole",
                {.file = path});
}

/// Gives what `read` gives; failures of DuckDB as errors of the file, and of one that was written to as that.
auto with_file_errors(const std::string& path, const OpenFile& file, const auto& read) {
  try {
    return read();
  } catch (const sql::Failure& failure) {
    require_unchanged(file, path);
    const bool memory = failure.type() == DUCKDB_ERROR_OUT_OF_MEMORY;
    throw Error(ErrorKind::io, memory ? "has row groups that do not fit into memory" : sql::parquet_reason(failure),
                {.file = path});
  }
}

/// The columns of one part, filled chunk by chunk.
class PartReader {
 public:
  PartReader(const std::vector<SqlColumn>& columns, const ReadOptions& options, std::size_t first,
             std::size_t most_rows)
      : columns_(columns), options_(options), first_(first) {
    for (const SqlColumn& column : columns) collectors_.emplace_back(conversion_of(column), most_rows);
  }

  void add(const sql::Chunk& chunk) {
    for (std::size_t i = 0; i < collectors_.size(); ++i) collectors_[i].add(chunk, i + 1, first_);
    rows_ += chunk.size();
  }

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t next_row() const noexcept { return first_ + rows_; }

  /// With `problems` columns that would be texts in a table are told there.
  [[nodiscard]] Loaded take(Problems* problems) {
    Loaded part{.path = options_.path, .sha256 = {}, .notes = {}, .dates = options_.dates, .cohort = {}};
    part.cohort.file = options_.path;
    part.cohort.row.resize(rows_);
    std::iota(part.cohort.row.begin(), part.cohort.row.end(), first_ + 1);
    for (std::size_t i = 0; i < collectors_.size(); ++i) part.cohort.columns.push_back(column(i, problems));
    return part;
  }

 private:
  Column column(std::size_t i, Problems* problems) {
    sql::Fetched fetched = collectors_[i].take(rows_);
    const std::string& name = columns_[i].name;
    if (problems != nullptr && (!fetched.exact || fetched.times_of_day))
      problems->add(
          {.file = options_.path, .column = name},
          std::string(fetched.exact ? "holds times of day" : "holds integers from 2^53 on") +
              ", which would be texts; a table in parts needs one type throughout: write it as a text column");
    fetched.column.name = name;
    if (fetched.column.type == ColumnType::text) change_levels(fetched.column, cell_text);
    drop_missing(fetched.column, options_.missing);
    return std::move(fetched.column);
  }

  const std::vector<SqlColumn>& columns_;
  const ReadOptions& options_;
  std::size_t first_, rows_ = 0;
  std::vector<sql::Collector> collectors_;
};

}  // namespace

ParquetStream::ParquetStream(const ReadOptions& options) : options_(options), file_(options.path, O_NONBLOCK) {
  const Kind kind = kind_of(options.path);
  if (kind.content != Kind::Content::parquet)
    throw Error(ErrorKind::usage, "is read in parts only as a Parquet file", {.file = options.path});
  if (!file_.is_regular()) throw Error(ErrorKind::io, "is no regular file", {.file = options.path});
  check_options(options, kind, options.path);
  with_file_errors(options.path, file_, [&] { load_columns(); });
  if (rows_ == 0) throw Error(ErrorKind::data, "the file has no data rows", {.file = options.path});
}

std::string ParquetStream::source() const {
  return "read_parquet(" + sql::quote_text(file_.name()) + ", file_row_number = true)";
}

void ParquetStream::load_columns() {
  sql::Session session(sql::Access::stream);
  SqlSource source(session, this->source(), row_number, options_.path);
  columns_ = source.columns(std::string("* EXCLUDE (") + row_number + ")");
  source.check(columns_);
  rows_ = source.count();
}

std::string ParquetStream::selection(const std::vector<SqlColumn>& columns) const {
  std::string statement = std::string("SELECT ") + row_number;
  for (const SqlColumn& column : columns)
    statement += ", CAST(" + sql::quote_name(column.in_sql) + " AS " + conversion_of(column).cast + ")";
  return statement + " FROM " + source();
}

void ParquetStream::read(const std::vector<SqlColumn>& columns, std::size_t first, std::size_t rows_at_once,
                         const std::function<void(Loaded)>& use) {
  const std::string from = first == 0 ? "" : " WHERE " + std::string(row_number) + " >= " + std::to_string(first);
  const auto use_part = [&](PartReader& part) {
    Problems problems(ErrorKind::data);
    Loaded loaded = part.take(&problems);
    require_unchanged(file_, options_.path);
    problems.throw_if_any();
    use(std::move(loaded));
  };
  with_file_errors(options_.path, file_, [&] {
    require_unchanged(file_, options_.path);
    sql::Session session(sql::Access::stream);
    sql::Result result = session.stream(selection(columns) + from);
    const std::size_t room = std::min(rows_at_once, rows_ - first) + sql::duckdb().vector_size();
    auto part = std::make_unique<PartReader>(columns, options_, first, room);
    while (const sql::Chunk chunk = result.next()) {
      part->add(chunk);
      if (part->rows() < rows_at_once) continue;
      const std::size_t next = part->next_row();
      use_part(*part);
      part = std::make_unique<PartReader>(columns, options_, next, room);
    }
    if (part->rows() > 0) use_part(*part);
    require_unchanged(file_, options_.path);
  });
}

Loaded ParquetStream::head(std::size_t rows) {
  return with_file_errors(options_.path, file_, [&] {
    sql::Session session(sql::Access::stream);
    sql::Result result = session.stream(selection(columns_) + " LIMIT " + std::to_string(rows));
    PartReader part(columns_, options_, 0, rows);
    while (const sql::Chunk chunk = result.next()) part.add(chunk);
    return part.take(nullptr);
  });
}

}  // namespace rtsurv::table::detail
