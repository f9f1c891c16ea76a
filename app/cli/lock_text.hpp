#pragma once
// STUDY-lock.txt: a lock as a text, to be sent to a registry or kept where nobody else writes.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "protocol_trail.hpp"

namespace rtsurv::cli {

/// "study-lock.txt" beside the protocol; "study-lock-3.txt" of entry 3 beside a lock that counts, whose text stays. 0: of
/// the lock that counts.
[[nodiscard]] std::filesystem::path lock_text_path(const ProtocolFile& file, std::size_t beside);

/// Why a trail that has no lock, or that is not there, is no proof that there was none: "it is empty, although
/// study-lock.txt beside the protocol is the text of a lock". Empty when no such text stands there.
[[nodiscard]] std::string lost_lock(const std::filesystem::path& protocol, const std::optional<trail::Trail>& trail);

/// Throws Error(io) where a file stands that is no text of a lock of this trail: a user's own, or what is left of a trail
/// that is gone, and the only proof of it.
void require_place(const std::filesystem::path& path, const trail::Trail& trail);

/// Writes the texts of the locks of the trail that are missing or of an earlier lock, as a process leaves them that died
/// between trail and text; a text of the right lock is left as it is. `file` must be the locked protocol, but for comments.
/// Gives what was written. Throws as require_place().
std::vector<std::filesystem::path> write_lock_texts(const ProtocolFile& file, const trail::Trail& trail);

}  // namespace rtsurv::cli
