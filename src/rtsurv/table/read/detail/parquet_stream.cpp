#include "rtsurv/table/read/detail/parquet_stream.hpp"

#include <fcntl.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/columns/levels.hpp"
#include "rtsurv/table/read/detail/kind.hpp"
#include "rtsurv/table/read/detail/missing_cells.hpp"
#include "rtsurv/table/sql/detail/fetch.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table::detail {
namespace {

constexpr const char* row_number = "file_row_number";

sql::Conversion conversion_of(const SqlColumn& column) {
  return sql::conversion_of(column.type).value_or(sql::Conversion{"VARCHAR", ColumnType::text});
}

/// Gives what `read` gives; failures of DuckDB as errors of the file.
auto with_file_errors(const std::string& path, const auto& read) {
  try {
    return read();
  } catch (const sql::Failure& failure) {
    const bool memory = failure.type() == DUCKDB_ERROR_OUT_OF_MEMORY;
    throw Error(ErrorKind::io,
                memory ? "has row groups that do not fit into memory" : "is not a Parquet file that can be read",
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

  [[nodiscard]] Loaded take() {
    Loaded part{.path = options_.path, .sha256 = {}, .notes = {}, .dates = options_.dates, .cohort = {}};
    part.cohort.file = options_.path;
    part.cohort.row.resize(rows_);
    std::iota(part.cohort.row.begin(), part.cohort.row.end(), first_ + 1);
    Problems problems(ErrorKind::data);
    for (std::size_t i = 0; i < collectors_.size(); ++i) part.cohort.columns.push_back(column(i, problems));
    problems.throw_if_any();
    return part;
  }

 private:
  Column column(std::size_t i, Problems& problems) {
    sql::Fetched fetched = collectors_[i].take(rows_);
    const std::string& name = columns_[i].name;
    if (!fetched.exact || fetched.times_of_day)
      problems.add({.file = options_.path, .column = name},
                   std::string(fetched.exact ? "holds times of day" : "holds integers from 2^53 on") +
                       ", which would be texts; a table in parts needs one type throughout: write it as a text column");
    fetched.column.name = name;
    if (fetched.column.type == ColumnType::text) change_levels(fetched.column, unicode::one_line);
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
  with_file_errors(options.path, [&] { load_columns(); });
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

void ParquetStream::read(const std::vector<SqlColumn>& columns, std::size_t first, std::size_t most_rows,
                         std::size_t rows_at_once, const std::function<void(Loaded)>& use) {
  std::string statement = std::string("SELECT ") + row_number;
  for (const SqlColumn& column : columns)
    statement += ", CAST(" + sql::quote_name(column.in_sql) + " AS " + conversion_of(column).cast + ")";
  statement += " FROM " + source();
  if (first > 0) statement += " WHERE " + std::string(row_number) + " >= " + std::to_string(first);
  if (most_rows < rows_ - first) statement += " LIMIT " + std::to_string(most_rows);
  with_file_errors(options_.path, [&] {
    sql::Session session(sql::Access::stream);
    sql::Result result = session.stream(statement);
    const std::size_t room = std::min(rows_at_once, rows_ - first) + sql::duckdb().vector_size();
    auto part = std::make_unique<PartReader>(columns, options_, first, room);
    while (const sql::Chunk chunk = result.next()) {
      part->add(chunk);
      if (part->rows() < rows_at_once) continue;
      const std::size_t next = part->next_row();
      use(part->take());
      part = std::make_unique<PartReader>(columns, options_, next, room);
    }
    if (part->rows() > 0) use(part->take());
  });
}

}  // namespace rtsurv::table::detail
