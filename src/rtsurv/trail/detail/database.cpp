#include "rtsurv/trail/detail/database.hpp"

#include <sqlite3.h>

#include <system_error>
#include <utility>

#include "rtsurv/core/error.hpp"

namespace rtsurv::trail::detail {
namespace {

/// Why what stands at the path must not be opened: a pipe would be waited for, and a new file begun where a link leads.
/// Empty for a file, and where there is nothing.
std::string no_file(const std::filesystem::path& path) {
  using std::filesystem::file_type;
  std::error_code ignored;
  const file_type own = std::filesystem::symlink_status(path, ignored).type();
  const file_type target = std::filesystem::status(path, ignored).type();
  if (own == file_type::symlink && target == file_type::not_found) return "it is a link that leads nowhere";
  const bool unknown = target == file_type::none || target == file_type::not_found;
  return unknown || target == file_type::regular ? "" : "it is no regular file, but a folder, a pipe or a device";
}

}  // namespace

Database::Database(const std::filesystem::path& path, Access access, std::string what)
    : what_(std::move(what)), path_(path.string()) {
  constexpr int wait_ms = 10'000;
  for (const char* const of_sqlite : {"", "-journal", "-wal", "-shm"})
    if (const std::string reason = no_file(path_ + of_sqlite); !reason.empty()) fail(reason);
  // What a process that died has left half written can be undone only by who may write.
  const bool unfinished = std::filesystem::exists(path_ + "-journal");
  const int to_read = unfinished ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  const int flags = access == Access::read ? to_read : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path_.c_str(), &handle_, flags, nullptr);
  if (code != SQLITE_OK) {
    const std::string reason = sqlite3_errstr(code);
    sqlite3_close(handle_);
    fail(reason);
  }
  sqlite3_busy_timeout(handle_, wait_ms);
}

Database::~Database() { sqlite3_close(handle_); }

void Database::execute(const char* statements) {
  if (sqlite3_exec(handle_, statements, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sqlite3_errmsg(handle_));
}

std::int64_t Database::number(const char* statement) {
  Statement one(*this, statement);
  return one.step() ? one.number(0) : 0;
}

void Database::fail(const std::string& reason) const {
  throw Error(ErrorKind::io, what_ + ": " + reason, {.file = path_});
}

Statement::Statement(Database& database, const char* statement) : database_(database) {
  check(sqlite3_prepare_v2(database.handle_, statement, -1, &handle_, nullptr));
}

Statement::~Statement() { sqlite3_finalize(handle_); }

void Statement::check(int code) const {
  if (code != SQLITE_OK) database_.fail(sqlite3_errmsg(database_.handle_));
}

void Statement::bind(int place, const std::string& text) {
  check(sqlite3_bind_text(handle_, place + 1, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
}

void Statement::bind(int place, std::int64_t number) { check(sqlite3_bind_int64(handle_, place + 1, number)); }

void Statement::bind_bytes(int place, std::string_view bytes) {
  check(sqlite3_bind_blob(handle_, place + 1, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT));
}

bool Statement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_.fail(sqlite3_errmsg(database_.handle_));
  return false;
}

std::string Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(handle_, column);  // before its length, as SQLite asks
  const int length = sqlite3_column_bytes(handle_, column);
  return bytes == nullptr ? std::string()
                          : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(handle_, column); }

}  // namespace rtsurv::trail::detail
