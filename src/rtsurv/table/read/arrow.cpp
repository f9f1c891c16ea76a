#include "rtsurv/table/read/arrow.hpp"

#include <pthread.h>

#include <atomic>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/table/read/detail/from_columns.hpp"
#include "rtsurv/table/read/detail/sql_source.hpp"
#include "rtsurv/table/read/named.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table {
namespace {

[[noreturn]] void refuse(const std::string& message) {
  throw Error(ErrorKind::data, message, {.file = detail::in_memory});
}

/// The schema of a stream, for as long as this lives, and the places of the columns that are read.
class Schema {
 public:
  Schema(ArrowArrayStream& stream, const std::vector<std::string>& named_in) {
    if (stream.get_schema(&stream, &schema_) != 0) refuse("the Arrow stream does not give its schema");
    if (std::string_view(schema_.format) != "+s") refuse("the Arrow stream holds one array; a table has named columns");
    std::vector<std::string> names;
    for (std::size_t i = 0; i < all(); ++i) names.push_back(name_of(*schema_.children[i]));
    read_ = named_places(names, named_in);
    for (const std::size_t place : read_) children_.push_back(schema_.children[place]);
  }
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;
  ~Schema() {
    if (schema_.release != nullptr) schema_.release(&schema_);
  }

  /// The schema of the columns that are read, for a reader who need not release it.
  [[nodiscard]] ArrowSchema lent() {
    ArrowSchema schema = schema_;
    schema.n_children = static_cast<std::int64_t>(children_.size());
    schema.children = children_.data();
    schema.release = [](ArrowSchema* of) { of->release = nullptr; };
    return schema;
  }

  /// How many columns the stream has.
  [[nodiscard]] std::size_t all() const { return static_cast<std::size_t>(schema_.n_children); }
  /// Those that are read; the functions below count among them.
  [[nodiscard]] const std::vector<std::size_t>& places() const { return read_; }
  [[nodiscard]] std::size_t columns() const { return read_.size(); }

  [[nodiscard]] std::string name(std::size_t column) const { return name_of(*children_[column]); }

  /// Of a timestamp, "tsu:Asia/Seoul"; empty for every other column, and for a timestamp without a zone.
  [[nodiscard]] std::string zone(std::size_t column) const {
    const std::string_view format = children_[column]->format;
    return format.starts_with("ts") && format.size() > 4 ? std::string(format.substr(4)) : std::string();
  }

 private:
  static std::string name_of(const ArrowSchema& column) {
    return column.name == nullptr ? "" : unicode::one_line(column.name);
  }

  ArrowSchema schema_{};
  std::vector<std::size_t> read_;
  std::vector<ArrowSchema*> children_;
};

/// A batch of which some columns are shown; releasing it releases all.
struct ShownBatch {
  ArrowArray whole{};
  std::vector<ArrowArray*> children = {};

  /// Moves the batch away and puts the columns at these places there.
  static void show(ArrowArray& batch, const std::vector<std::size_t>& places) {
    auto shown = std::make_unique<ShownBatch>();
    for (const std::size_t place : places) shown->children.push_back(batch.children[place]);
    shown->whole = batch;
    batch.n_children = static_cast<std::int64_t>(shown->children.size());
    batch.children = shown->children.data();
    batch.release = [](ArrowArray* of) {
      const std::unique_ptr<ShownBatch> released(static_cast<ShownBatch*>(of->private_data));
      released->whole.release(&released->whole);
      of->release = nullptr;
    };
    batch.private_data = shown.release();
  }
};

/// A stream that lends its schema, since DuckDB asks for it several times and releases none, and has the columns that are
/// read and no others, since DuckDB reads wrong ones when it is asked for some of a stream.
class LendingStream {
 public:
  LendingStream(ArrowArrayStream& owner, Schema& schema) : owner_(&owner), schema_(&schema) {
    stream.get_schema = [](ArrowArrayStream* of, ArrowSchema* out) {
      *out = self(of).schema_->lent();
      return 0;
    };
    stream.get_next = [](ArrowArrayStream* of, ArrowArray* out) { return self(of).next(*out); };
    stream.get_last_error = [](ArrowArrayStream* of) { return self(of).owner_->get_last_error(self(of).owner_); };
    stream.release = [](ArrowArrayStream* of) { of->release = nullptr; };
    stream.private_data = this;
  }
  LendingStream(const LendingStream&) = delete;
  LendingStream& operator=(const LendingStream&) = delete;
  ~LendingStream() = default;

  ArrowArrayStream stream{};

 private:
  /// DuckDB takes it on trust that every batch has the columns of the schema.
  int next(ArrowArray& batch) {
    const int code = owner_->get_next(owner_, &batch);
    if (code != 0 || batch.release == nullptr) return code;
    if (static_cast<std::size_t>(batch.n_children) == schema_->all()) {
      ShownBatch::show(batch, schema_->places());
      return 0;
    }
    batch.release(&batch);
    return EINVAL;
  }

  static LendingStream& self(ArrowArrayStream* of) { return *static_cast<LendingStream*>(of->private_data); }

  ArrowArrayStream* owner_;
  Schema* schema_;
};

/// The session of the last stream, open for the next: opening DuckDB takes longer than reading a small frame. It is never
/// closed, so that nothing depends on the order in which a process ends.
std::atomic<sql::Session*> kept = nullptr;

/// A session for one stream.
class LentSession {
 public:
  LentSession() : session_(kept.exchange(nullptr)) {
    static const int registered =
        ::pthread_atfork(nullptr, nullptr, [] { kept = nullptr; });  // its threads stay behind
    static_cast<void>(registered);
    if (session_ == nullptr) session_ = std::make_unique<sql::Session>(sql::Access::files);
    session_->query("SET threads = " + std::to_string(parallel::threads()));
  }
  LentSession(const LentSession&) = delete;
  LentSession& operator=(const LentSession&) = delete;
  ~LentSession() = default;

  sql::Session& operator*() { return *session_; }

  /// Keeps it, once it holds nothing any more.
  void give_back() {
    session_->query("DROP TABLE cohort");
    session_->query("DROP VIEW stream");
    session_.reset(kept.exchange(session_.release()));  // another that has been given back meanwhile is closed
  }

 private:
  std::unique_ptr<sql::Session> session_;
};

std::string place(std::size_t column) { return "c" + std::to_string(column); }

/// The stream as a table of the session, whose columns are called by their places: c0, c1, ...
void load(sql::Session& session, ArrowArrayStream& stream, Schema& schema) {
  LendingStream lending(stream, schema);
  auto* const scanned = reinterpret_cast<duckdb_arrow_stream>(&lending.stream);
  if (sql::duckdb().arrow_scan(session.connection(), "stream", scanned) != DuckDBSuccess)
    refuse("has a column of an Arrow type that DuckDB does not read");
  std::string places, values;
  for (std::size_t i = 0; i < schema.columns(); ++i) {
    const std::string column = place(i), comma = i == 0 ? "" : ", ", zone = schema.zone(i);
    places += comma + column;
    values += comma + (zone.empty() ? column : "timezone(" + sql::quote_text(zone) + ", " + column + ") AS " + column);
  }
  session.query("CREATE TABLE cohort AS SELECT " + values + " FROM stream AS stream(" + places + ")");
}

void drop_nan(Column& column) {
  if (column.type != ColumnType::number) return;
  for (std::size_t i = 0; i < column.size(); ++i)
    if (std::isnan(column.number[i])) column.missing[i] = 1;
}

std::vector<Column> read_columns(ArrowArrayStream& stream, const std::vector<std::string>& named_in) {
  Schema schema(stream, named_in);
  if (schema.columns() == 0) refuse("there are no columns");
  LentSession session;
  load(*session, stream, schema);
  detail::SqlSource source(*session, "cohort", "rowid", detail::in_memory);
  std::vector<detail::SqlColumn> found = source.columns("*");
  for (std::size_t i = 0; i < found.size(); ++i) found[i].name = schema.name(i);
  source.check(found);
  const std::size_t rows = source.count();
  std::vector<Column> columns;
  for (const detail::SqlColumn& column : found) {
    columns.push_back(source.read(column, rows));
    drop_nan(columns.back());
  }
  session.give_back();
  return columns;
}

}  // namespace

std::vector<Column> read_arrow(ArrowArrayStream& stream, const std::vector<std::string>& named_in) {
  try {
    return read_columns(stream, named_in);
  } catch (const sql::Failure& failure) {
    refuse(failure.type() == DUCKDB_ERROR_OUT_OF_MEMORY ? "does not fit into memory"
                                                        : "is not an Arrow stream that can be read");
  }
}

}  // namespace rtsurv::table
