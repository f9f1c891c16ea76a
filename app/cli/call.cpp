#include "call.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <utility>

#include "all_commands.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/report/text/printed_json.hpp"

namespace rtsurv::cli {
namespace {

struct Running {
  std::string output = {};
  std::optional<table::Table> table;
};

/// The call that this thread is in. Commands print and load on the thread that called them.
thread_local Running* running = nullptr;

/// Makes a call that of its thread for as long as it lives.
class InCall {
 public:
  explicit InCall(Running& call) { running = &call; }
  InCall(const InCall&) = delete;
  InCall& operator=(const InCall&) = delete;
  ~InCall() { running = nullptr; }
};

}  // namespace

std::string call(std::vector<std::string> arguments, std::optional<table::Table> table) {
  static std::mutex one_at_a_time;
  const std::lock_guard guard(one_at_a_time);
  Running call{.table = std::move(table)};
  const InCall in_call(call);
  try {
    const std::unique_ptr<CLI::App> program = make_program();
    run_command(*program, std::move(arguments));
  } catch (const CLI::RuntimeError& asked) {
    throw Error(ErrorKind::numerical, "the command answers with exit code " + std::to_string(asked.get_exit_code()));
  } catch (const CLI::ParseError& error) {
    throw Error(ErrorKind::usage, error.what());
  } catch (const std::filesystem::filesystem_error& error) {
    throw Error(ErrorKind::io, error.code().message(), {.file = error.path1().string()});
  }
  return std::move(call.output);
}

std::string text(std::string_view json) { return report::to_text(json); }

bool take_output(std::string_view text) {
  if (running == nullptr) return false;
  running->output += text;
  return true;
}

std::optional<table::Table> take_table() {
  return running == nullptr ? std::nullopt : std::exchange(running->table, std::nullopt);
}

}  // namespace rtsurv::cli
