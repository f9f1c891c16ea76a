#pragma once
// DuckDB's C API in objects that clean up after themselves. For the sources of table/ only.

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "rtsurv/table/sql/detail/duckdb_library.hpp"

namespace rtsurv::table::sql {

/// DuckDB refused a statement or failed in it. Its words may quote cells, so they are not in what(): only
/// failure_text.hpp reads them.
class Failure : public std::runtime_error {
 public:
  Failure(duckdb_error_type type, std::string words)
      : std::runtime_error("the SQL engine failed"), type_(type), words_(std::move(words)) {}
  [[nodiscard]] duckdb_error_type type() const noexcept { return type_; }
  [[nodiscard]] const std::string& words() const noexcept { return words_; }

 private:
  duckdb_error_type type_;
  std::string words_;
};

/// Some rows of a result.
class Chunk {
 public:
  explicit Chunk(duckdb_data_chunk chunk) : chunk_(chunk) {}
  Chunk(const Chunk&) = delete;
  Chunk& operator=(const Chunk&) = delete;
  ~Chunk() { duckdb().destroy_data_chunk(&chunk_); }

  explicit operator bool() const noexcept { return chunk_ != nullptr; }
  [[nodiscard]] std::size_t size() const { return duckdb().data_chunk_get_size(chunk_); }

  /// Which rows of a column are null: one bit per row, set where there is a value; nullptr when no row is null.
  [[nodiscard]] const std::uint64_t* validity(std::size_t column) const;

  /// The values of a column whose physical type is Value.
  template <typename Value>
  [[nodiscard]] std::span<const Value> values(std::size_t column) const {
    return {static_cast<const Value*>(duckdb().vector_get_data(duckdb().data_chunk_get_vector(chunk_, column))),
            size()};
  }

 private:
  duckdb_data_chunk chunk_;
};

/// The result of a query, taken chunk by chunk.
class Result {
 public:
  explicit Result(const duckdb_result& result) : result_(result) {}
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;
  ~Result() { duckdb().destroy_result(&result_); }

  [[nodiscard]] std::size_t columns() { return duckdb().column_count(&result_); }
  [[nodiscard]] std::string name(std::size_t column) { return duckdb().column_name(&result_, column); }
  [[nodiscard]] duckdb_type type(std::size_t column) { return duckdb().column_type(&result_, column); }
  /// Without a chunk at the end. Throws Failure where the query fails on its way.
  [[nodiscard]] Chunk next();

 private:
  duckdb_result result_;
};

/// Whether the bit of a row is off.
[[nodiscard]] inline bool is_null(const std::uint64_t* validity, std::size_t row) noexcept {
  return validity != nullptr && ((validity[row / 64] >> (row % 64)) & 1U) == 0;
}

/// The text of a value; valid as long as its chunk.
[[nodiscard]] std::string_view text_of(const duckdb_string_t& value) noexcept;

/// What a session may do.
enum class Access {
  files,   ///< read files with all processors; for loading
  stream,  ///< read a file row after row, with one thread and little memory
  none,    ///< no file, no network, no settings, one thread (so that sums have one order); for expressions
};

/// A database in memory and one connection to it. It never writes to the disk and never loads an extension.
class Session {
 public:
  /// Throws Failure when the database cannot be opened.
  explicit Session(Access access);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  /// Throws Failure.
  Result query(const std::string& statement);
  /// Rows are computed as they are taken. The result must end before the next query. Throws Failure.
  Result stream(const std::string& statement);

  [[nodiscard]] duckdb_connection connection() noexcept { return connection_; }

 private:
  void open(Access access);
  void close() noexcept;

  duckdb_database database_ = nullptr;
  duckdb_connection connection_ = nullptr;
};

/// A name in double quotes, a text in single quotes, as SQL writes them.
[[nodiscard]] std::string quote_name(std::string_view name);
[[nodiscard]] std::string quote_text(std::string_view text);

}  // namespace rtsurv::table::sql
