// The program: parse, call, print, exit code.
#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "all_commands.hpp"
#include "commands.hpp"
#include "ending.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/table/sql/limits.hpp"

namespace rtsurv::cli {
namespace {

constexpr int wrong_call = 2;

int run(int argc, char** argv) {
  const std::unique_ptr<CLI::App> program = make_program();
  add_serve(*program);
  program->get_subcommands({}).back()->group(study_heading);
  try {
    run_command(*program, {argv + 1, argv + argc});
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
