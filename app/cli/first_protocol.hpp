#pragma once
// The protocol that the program writes itself, for `init` and for `run` on a table.

#include <string>
#include <vector>

#include "options.hpp"
#include "rtsurv/starter/starter.hpp"

namespace rtsurv::cli {

/// The path of the data as a protocol at `protocol` writes it: relative to its folder; unchanged when it is absolute or
/// the protocol goes to standard output ("-").
[[nodiscard]] std::string data_for(const std::string& data, const std::string& protocol);

/// A table without a protocol, as given on the command line.
struct TableOptions : ReadingOptions {
  std::string time, event;  ///< as named by the user, or empty
};

/// --time, --event.
void add_outcome_names(CLI::App& command, TableOptions& options);

/// A first protocol, and how it reads its table.
struct FirstProtocol : starter::Starter {
  std::vector<std::string> reading;
};

/// "How the table was read": what was decided or left out, a line each; empty when there was nothing.
[[nodiscard]] std::string how_it_was_read(const std::vector<std::string>& notes);

/// What the protocol took for granted and its reader must look at, a line each.
[[nodiscard]] std::string to_confirm(const starter::Starter& first);

/// Throws Error(usage) when the name is that of a table, where a protocol is wanted.
void require_protocol(const std::string& path);

/// Reads the table and guesses its protocol, which will stand at `protocol` and reads the table in the same way.
/// Throws as Table::read() and starter_protocol().
[[nodiscard]] FirstProtocol first_protocol(const TableOptions& options, const std::string& protocol);

}  // namespace rtsurv::cli
