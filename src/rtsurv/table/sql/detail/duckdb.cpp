#include "rtsurv/table/sql/detail/duckdb.hpp"

#include <utility>
#include <vector>

#include "rtsurv/parallel/parallel_for.hpp"

namespace rtsurv::table::sql {
namespace {

using Setting = std::pair<const char*, std::string>;

/// Settings are fixed when the database opens, so that no statement can come before them.
std::vector<Setting> settings(Access access) {
  std::vector<Setting> result{{"autoinstall_known_extensions", "false"},
                              {"autoload_known_extensions", "false"},
                              {"allow_community_extensions", "false"},
                              {"temp_directory", ""}};
  if (access == Access::stream) {
    result.emplace_back("threads", "1");
    result.emplace_back("memory_limit", "1GB");
  } else if (access == Access::none) {
    result.emplace_back("threads", "1");
    result.emplace_back("enable_external_access", "false");
    result.emplace_back("memory_limit", "2GB");
  } else {
    result.emplace_back("threads", std::to_string(parallel::threads()));
  }
  return result;
}

std::string quoted(std::string_view text, char quote) {
  std::string result(1, quote);
  for (const char c : text) {
    result += c;
    if (c == quote) result += c;
  }
  return result + quote;
}

/// Owns the configuration while the database opens.
class Config {
 public:
  explicit Config(Access access) {
    if (duckdb().create_config(&config_) != DuckDBSuccess) throw Failure(DUCKDB_ERROR_SETTINGS, "no configuration");
    for (const auto& [name, value] : settings(access))
      if (duckdb().set_config(config_, name, value.c_str()) != DuckDBSuccess) {
        duckdb().destroy_config(&config_);
        throw Failure(DUCKDB_ERROR_SETTINGS, std::string("no setting ") + name);
      }
  }
  Config(const Config&) = delete;
  Config& operator=(const Config&) = delete;
  ~Config() { duckdb().destroy_config(&config_); }

  [[nodiscard]] duckdb_config get() const { return config_; }

 private:
  duckdb_config config_ = nullptr;
};

std::string text_of(const char* message) { return message == nullptr ? "" : message; }

Failure failure_of(duckdb_result& result) {
  return {duckdb().result_error_type(&result), text_of(duckdb().result_error(&result))};
}

/// Throws the failure of a result that nobody owns yet.
[[noreturn]] void throw_failure(duckdb_result& result) {
  const Failure failure = failure_of(result);
  duckdb().destroy_result(&result);
  throw Failure(failure);
}

/// What DuckDB has made, until it is given back at the end, also where making it has failed.
template <typename Made>
class Owned {
 public:
  explicit Owned(void (*destroy)(Made*)) : destroy_(destroy) {}
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() { destroy_(&made_); }

  [[nodiscard]] Made get() const { return made_; }
  [[nodiscard]] Made* place() { return &made_; }

 private:
  void (*destroy_)(Made*);
  Made made_ = nullptr;
};

}  // namespace

Chunk Result::next() {
  auto* const chunk = duckdb().fetch_chunk(result_);
  if (chunk == nullptr && duckdb().result_error(&result_) != nullptr) throw failure_of(result_);
  return Chunk(chunk);
}

const std::uint64_t* Chunk::validity(std::size_t column) const {
  return duckdb().vector_get_validity(duckdb().data_chunk_get_vector(chunk_, column));
}

std::string_view text_of(const duckdb_string_t& value) noexcept {
  constexpr std::size_t longest_inlined = 12;
  const std::size_t size = value.value.inlined.length;
  return {size <= longest_inlined ? value.value.inlined.inlined : value.value.pointer.ptr, size};
}

Session::Session(Access access) {
  try {
    open(access);
  } catch (...) {
    close();
    throw;
  }
}

Session::~Session() { close(); }

void Session::open(Access access) {
  const Config config(access);
  char* message = nullptr;
  if (duckdb().open_ext(nullptr, &database_, config.get(), &message) != DuckDBSuccess) {
    const std::string reason = message == nullptr ? "" : message;
    duckdb().free(message);
    throw Failure(DUCKDB_ERROR_CONNECTION, reason);
  }
  if (duckdb().connect(database_, &connection_) != DuckDBSuccess)
    throw Failure(DUCKDB_ERROR_CONNECTION, "the database in memory cannot be reached");
  query("SET TimeZone = 'UTC'");
  query("SET ieee_floating_point_ops = false");
  if (access == Access::none) query("SET lock_configuration = true");
}

void Session::close() noexcept {
  duckdb().disconnect(&connection_);
  duckdb().close(&database_);
}

Result Session::query(const std::string& statement) {
  duckdb_result result{};
  if (duckdb().query(connection_, statement.c_str(), &result) != DuckDBSuccess) throw_failure(result);
  return Result(result);
}

Result Session::stream(const std::string& statement) {
  Owned<duckdb_prepared_statement> prepared(duckdb().destroy_prepare);
  if (duckdb().prepare(connection_, statement.c_str(), prepared.place()) != DuckDBSuccess)
    throw Failure(DUCKDB_ERROR_INVALID, text_of(duckdb().prepare_error(prepared.get())));
  Owned<duckdb_pending_result> pending(duckdb().destroy_pending);
  if (duckdb().pending_prepared_streaming(prepared.get(), pending.place()) != DuckDBSuccess)
    throw Failure(DUCKDB_ERROR_INVALID, text_of(duckdb().pending_error(pending.get())));
  duckdb_result result{};
  if (duckdb().execute_pending(pending.get(), &result) != DuckDBSuccess) throw_failure(result);
  return Result(result);
}

std::string quote_name(std::string_view name) { return quoted(name, '"'); }

std::string quote_text(std::string_view text) { return quoted(text, '\''); }

}  // namespace rtsurv::table::sql
