#pragma once
// One command called from another language, in its process: the text that the program would print, and no exit.
// Start here: call().

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/table/table.hpp"

namespace rtsurv::cli {

/// The DATA of a call that has its table in memory.
inline constexpr const char* data_in_memory = "data in memory";

/// Runs a command with the arguments that a shell would give it, without the name of the program, and gives what it
/// prints. With a table its DATA is `data_in_memory`, and the options of how a file is read are refused. Calls from
/// several threads wait for each other: the number of threads that a call asks for holds for the process.
/// Throws Error as the command does, Error(usage) for arguments that the program would refuse, Error(io) where the
/// system refuses a path, Error(numerical) where the command answers with an exit code instead of a text.
[[nodiscard]] std::string call(std::vector<std::string> arguments, std::optional<table::Table> table = std::nullopt);

/// Of a command that runs inside call(): takes its text. False outside of one.
[[nodiscard]] bool take_output(std::string_view text);

/// Of a command that runs inside call(): the table in memory, once. Nothing outside of one, or where it has none.
[[nodiscard]] std::optional<table::Table> take_table();

/// What the command whose JSON this is prints without --json: report::to_text() (report/text/printed_json.hpp).
[[nodiscard]] std::string text(std::string_view json);

}  // namespace rtsurv::cli
