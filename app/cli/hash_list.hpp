#pragma once
// The list of hashes that a report carries, in the format of coreutils: `sha256sum -c hashes.sha256` reads it too.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace rtsurv::cli {

/// Its name in the folder of the report.
inline constexpr const char* hash_list = "hashes.sha256";

/// SHA-256 in hexadecimal by the file's name within the folder, such as "figures/km-OS.svg".
using HashList = std::map<std::string, std::string>;

/// "HASH  NAME\n" for each file.
[[nodiscard]] std::string to_text(const HashList& hashes);

/// What to_text() has written. Throws Error(data), with file and line, for another line or for a name that leads out of
/// the folder. `path` is for the message.
[[nodiscard]] HashList parse_hashes(const std::string& text, const std::string& path);

/// The files of a folder against its list, each by name.
struct HashCheck {
  std::vector<std::string> changed, missing;
  std::vector<std::string> added;  ///< files that the list does not know
};

/// Throws Error(io) when a file cannot be read.
[[nodiscard]] HashCheck check_hashes(const HashList& hashes, const std::filesystem::path& folder);

}  // namespace rtsurv::cli
