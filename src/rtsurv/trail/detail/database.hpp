#pragma once
// An SQLite file as an object; for trail.cpp, and the only place that knows SQLite.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace rtsurv::trail::detail {

/// An open file. Every failure throws Error(io) with `what` ("cannot write the trail"), the reason of SQLite and the
/// path.
class Database {
 public:
  enum class Access { read, write };  ///< write: makes the file where there is none

  Database(const std::filesystem::path& path, Access access, std::string what);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();  ///< what was not committed is taken back

  /// Carries out statements that give nothing.
  void execute(const char* statements);
  /// The single whole number that a statement gives; 0 when it gives none.
  [[nodiscard]] std::int64_t number(const char* statement);
  [[noreturn]] void fail(const std::string& reason) const;

 private:
  friend class Statement;
  std::string what_, path_;
  sqlite3* handle_ = nullptr;
};

/// A statement with its values; columns and places count from 0.
class Statement {
 public:
  Statement(Database& database, const char* statement);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  void bind(int place, const std::string& text);
  void bind(int place, std::int64_t number);
  void bind_bytes(int place, std::string_view bytes);
  /// True while there is a row.
  [[nodiscard]] bool step();
  [[nodiscard]] std::string text(int column) const;  ///< its bytes, of any type; empty for null
  [[nodiscard]] std::int64_t number(int column) const;

 private:
  void check(int code) const;

  Database& database_;
  sqlite3_stmt* handle_ = nullptr;
};

}  // namespace rtsurv::trail::detail
