// The program: parse, call, print, exit code.
#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "all_commands.hpp"
#include "commands.hpp"
#include "ending.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/table/sql/limits.hpp"
#include "rtsurv/table/table.hpp"
#include "runs/waiting_child.hpp"

namespace rtsurv::cli {
namespace {

constexpr int wrong_call = 2;

/// Loads what takes most of the start of an analysis: the engine of expressions.
void get_ready() {
  const auto table = table::Table::from_columns({{.name = "x", .missing = {0}, .number = {1.0}}});
  (void)table.evaluate("x > 0", "start");
}

/// Those of the shell, or of the call for which the process has waited. Nothing where there is none.
std::optional<std::vector<std::string>> arguments_of(int argc, char** argv) {
  std::vector<std::string> given(argv + 1, argv + argc);
  if (given != std::vector<std::string>{server::wait_for_call}) return given;
  get_ready();
  return server::awaited_call();
}

int run(int argc, char** argv) {
  const auto arguments = arguments_of(argc, argv);
  if (!arguments) return 0;
  const std::unique_ptr<CLI::App> program = make_program();
  add_serve(*program);
  program->get_subcommands({}).back()->group(study_heading);
  try {
    run_command(*program, *arguments);
    return 0;
  } catch (const CLI::Success& success) {  // --help, --version
    return program->exit(success, std::cout, std::cerr);
  } catch (const CLI::RuntimeError& asked) {  // a command that answers with an exit code
    return asked.get_exit_code();
  } catch (const CLI::ParseError& error) {
    return tell({wrong_call, error.what()});
  }
}

}  // namespace
}  // namespace rtsurv::cli

int main(int argc, char** argv) {
  try {
    rtsurv::cli::end_on_signals();
    rtsurv::table::set_last_resort([](const rtsurv::Error& error) {
      rtsurv::cli::leave({exit_code(error.kind()), error.what()});
    });
    return rtsurv::cli::run(argc, argv);
  } catch (...) {
    return rtsurv::cli::tell(rtsurv::cli::ending_of(std::current_exception()));
  }
}
