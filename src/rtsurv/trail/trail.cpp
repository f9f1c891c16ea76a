#include "rtsurv/trail/trail.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <system_error>
#include <utility>

#include "rtsurv/core/date.hpp"
#include "rtsurv/core/version.hpp"
#include "rtsurv/table/read/hash.hpp"
#include "rtsurv/trail/chain.hpp"
#include "rtsurv/trail/detail/database.hpp"

namespace rtsurv::trail {
namespace {

using detail::Database, detail::Statement;

constexpr std::int64_t file_mark = 0x72747376;  ///< "rtsv", SQLite's application_id
constexpr std::int64_t format = 1;              ///< its user_version
const std::string cannot_read = "cannot read the trail";

/// Throws unless the file is a trail that this program understands.
void require_trail(Database& database) {
  if (database.number("PRAGMA application_id") != file_mark) database.fail("the file is no trail of rtsurv");
  if (database.number("PRAGMA user_version") > format) database.fail("a later version of rtsurv wrote it");
}

/// Nothing was ever written into it, or all of it was taken back.
bool is_empty(Database& database) { return database.number("SELECT count(*) FROM sqlite_master") == 0; }

/// Makes an empty file a trail.
void begin_trail(Database& database) {
  if (!is_empty(database)) return;
  database.execute(
      "PRAGMA application_id = 1920234358; PRAGMA user_version = 1;"
      "CREATE TABLE entry(number INTEGER PRIMARY KEY, time TEXT NOT NULL, action TEXT NOT NULL, version TEXT NOT NULL,"
      " source TEXT NOT NULL, protocol TEXT NOT NULL, data TEXT NOT NULL, results TEXT NOT NULL, seed TEXT NOT NULL,"
      " previous TEXT NOT NULL, hash TEXT NOT NULL);"
      "CREATE TABLE protocol(sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL);");
}
static_assert(file_mark == 1920234358 && format == 1);

/// "2026-11-28T17:20:01Z"
std::string utc(std::chrono::system_clock::time_point time) {
  const auto second = std::chrono::floor<std::chrono::seconds>(time);
  const auto day = std::chrono::floor<std::chrono::days>(second);
  const std::chrono::hh_mm_ss clock(second - day);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ", static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return iso_date(static_cast<double>(day.time_since_epoch().count())) + text.data();
}

std::size_t as_number(std::int64_t value) { return value < 0 ? 0 : static_cast<std::size_t>(value); }

unsigned long long as_seed(std::string_view text) {
  unsigned long long seed = 0;
  std::from_chars(text.data(), text.data() + text.size(), seed);
  return seed;
}

/// The entry of a row of the statement in entries_of(). One that append() cannot have written loses its hash.
Entry entry_of(const Statement& row) {
  Entry entry;
  entry.number = as_number(row.number(0));
  entry.time = row.text(1);
  const auto action = results::choice_of<Entry::Action>(row.text(2));
  entry.action = action.value_or(Entry::Action::run);
  entry.version = row.text(3);
  entry.commit = row.text(4);
  entry.protocol_sha256 = row.text(5);
  entry.data_sha256 = row.text(6);
  entry.results_sha256 = row.text(7);
  entry.seed = as_seed(row.text(8));
  entry.previous = row.text(9);
  if (action && std::to_string(entry.seed) == row.text(8)) entry.hash = row.text(10);
  return entry;
}

std::vector<Entry> entries_of(Database& database) {
  std::vector<Entry> entries;
  Statement rows(database,
                 "SELECT number, time, action, version, source, protocol, data, results, seed, previous, hash"
                 " FROM entry ORDER BY number");
  while (rows.step()) entries.push_back(entry_of(rows));
  return entries;
}

/// Number and hash of the last entry.
void follow_last(Database& database, Entry& entry) {
  Statement last(database, "SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1");
  const bool any = last.step();
  entry.number = any ? as_number(last.number(0)) + 1 : 1;
  if (any) entry.previous = last.text(1);
}

void add(Database& database, const Entry& entry, const std::string& protocol) {
  Statement text(database, "INSERT OR IGNORE INTO protocol VALUES (?, ?)");
  text.bind(0, entry.protocol_sha256);
  text.bind_bytes(1, protocol);
  static_cast<void>(text.step());
  Statement row(database, "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(0, static_cast<std::int64_t>(entry.number));
  const std::array<std::string, 10> values{entry.time,
                                           std::string(results::word_of(entry.action)),
                                           entry.version,
                                           entry.commit,
                                           entry.protocol_sha256,
                                           entry.data_sha256,
                                           entry.results_sha256,
                                           std::to_string(entry.seed),
                                           entry.previous,
                                           entry.hash};
  for (std::size_t i = 0; i < values.size(); ++i) row.bind(static_cast<int>(i) + 1, values.at(i));
  static_cast<void>(row.step());
}

}  // namespace

std::filesystem::path path_of(const std::filesystem::path& protocol) {
  return std::filesystem::path(protocol).replace_extension(".trail");
}

bool stands(const std::filesystem::path& path) {
  std::error_code unknown;
  return std::filesystem::symlink_status(path, unknown).type() != std::filesystem::file_type::not_found;
}

Trail read(const std::filesystem::path& path) {
  Database database(path, Database::Access::read, cannot_read);
  database.execute("BEGIN");
  if (is_empty(database) && database.number("PRAGMA application_id") == 0) return {};
  require_trail(database);
  Trail trail{entries_of(database), {}};
  Statement texts(database, "SELECT sha256, bytes FROM protocol");
  while (texts.step()) trail.protocols[texts.text(0)] = texts.text(1);
  return trail;
}

std::string reason_of(const Error& error) {
  const std::string text = error.what(), before = to_string(error.where()) + ": " + cannot_read + ": ";
  return text.starts_with(before) ? text.substr(before.size()) : text;
}

Entry append(const std::filesystem::path& path, const Deed& deed) {
  Entry entry;
  entry.time = utc(deed.time);
  entry.action = deed.action;
  entry.version = version();
  entry.commit = commit();
  entry.protocol_sha256 = table::sha256_hex(deed.protocol);
  entry.data_sha256 = deed.data_sha256;
  entry.results_sha256 = deed.results_sha256;
  entry.seed = deed.seed;
  Database database(path, Database::Access::write, "cannot write the trail");
  database.execute("BEGIN IMMEDIATE");  // from here on others wait
  begin_trail(database);
  require_trail(database);
  follow_last(database, entry);
  entry.hash = hash_of(entry);
  add(database, entry, deed.protocol);
  database.execute("COMMIT");
  return entry;
}

}  // namespace rtsurv::trail
