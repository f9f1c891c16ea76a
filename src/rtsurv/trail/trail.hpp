#pragma once
// The audit trail of a study: one SQLite file beside the protocol to which entries are only ever added. Start here:
// append().

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/results/parts/trail.hpp"

namespace rtsurv::trail {

using Entry = results::TrailEntry;

/// "dir/study.toml" -> "dir/study.trail".
[[nodiscard]] std::filesystem::path path_of(const std::filesystem::path& protocol);

/// Whether anything stands there, also what is no trail: a folder, a pipe, a link that leads nowhere.
[[nodiscard]] bool stands(const std::filesystem::path& path);

/// A trail as read. Nothing says yet that it is whole: see chain.hpp.
struct Trail {
  std::vector<Entry> entries;                    ///< by number
  std::map<std::string, std::string> protocols;  ///< bytes of every protocol of the entries, by SHA-256
};

/// Reads a trail; an empty file is one without entries, as a process leaves it that died when it began it. Throws
/// Error(io) where there is none, or none of rtsurv, or one of a later version of the format, or what is no regular
/// file, which is not opened.
[[nodiscard]] Trail read(const std::filesystem::path& path);

/// The reason in an error of read(), without file and without what failed: "file is not a database".
[[nodiscard]] std::string reason_of(const Error& error);

/// What was done: the part of an entry that its caller knows.
struct Deed {
  Entry::Action action = Entry::Action::run;
  std::string protocol = {};        ///< bytes of the file
  std::string data_sha256 = {};     ///< empty: there was no table
  std::string results_sha256 = {};  ///< of results.json; empty: none was written
  unsigned long long seed = 0;
  std::chrono::system_clock::time_point time = {};
};

/// Adds an entry with the version and commit of this program, and gives it; begins the trail where there is none. Of
/// several processes at once each waits for its turn, at most 10 seconds. An earlier entry is neither read for its
/// content nor changed: a broken chain stays broken where it was. Throws Error(io), and has added nothing, when the
/// file cannot be written or is no trail.
Entry append(const std::filesystem::path& path, const Deed& deed);

}  // namespace rtsurv::trail
