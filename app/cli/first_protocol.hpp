#pragma once
// The protocol that the program writes itself, for `init` and for `run` on a table.

#include <string>

#include "options.hpp"
#include "rtsurv/starter/starter.hpp"

namespace rtsurv::cli {

/// The path of the data as a protocol at `protocol` writes it: relative to its folder; unchanged when it is absolute or
/// the protocol goes to standard output ("-").
[[nodiscard]] std::string data_for(const std::string& data, const std::string& protocol);

/// Reads the table and guesses its protocol, which will stand at `protocol` and reads the table in the same way.
/// `time` and `event` as named by the user, or empty. Throws as Table::read() and starter_protocol().
[[nodiscard]] starter::Starter first_protocol(const ReadingOptions& options, const std::string& protocol,
                                              const std::string& time = {}, const std::string& event = {});

}  // namespace rtsurv::cli
