#pragma once
// The commands as one program, whoever calls it: the shell (main.cpp) or another language in its own process (call.hpp).

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace rtsurv::cli {

/// Every command but `serve`, under the headings of the help.
[[nodiscard]] std::unique_ptr<CLI::App> make_program();

/// The heading of the help under which the commands of a study stand.
inline constexpr const char* study_heading = "Study";

/// Runs the command that the arguments name; they do not hold the name of the program. Throws Error and what the
/// command throws, CLI::Success for --help and --version, CLI::RuntimeError with the exit code of a command that
/// answers with one, CLI::ParseError for a wrong call.
void run_command(CLI::App& program, std::vector<std::string> arguments);

}  // namespace rtsurv::cli
