#pragma once
// The audit trail beside a protocol, as commands use it.

#include <filesystem>
#include <limits>
#include <optional>
#include <string>

#include "rtsurv/results/study.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/trail/trail.hpp"

namespace rtsurv::cli {

/// A protocol with its bytes, read once: what is recorded is what was analysed.
struct ProtocolFile {
  std::string bytes;
  study::Protocol protocol;
};

/// Throws as study::read_protocol().
[[nodiscard]] ProtocolFile protocol_file(const std::string& path);

/// The protocol beside the one that the trail locks before entry number `before`; nothing without a lock.
[[nodiscard]] std::optional<results::Lock> lock_for(const trail::Trail& trail, const std::string& protocol,
                                                    const std::string& data_sha256,
                                                    std::size_t before = std::numeric_limits<std::size_t>::max());

/// What the trail beside a protocol says of a lock, into Study::lock or Study::lock_unknown; see lost_lock() too.
void find_lock(const ProtocolFile& file, results::Study& study);

/// "lock:    Protocol locked on ...", or that this is unknown; nothing without a lock.
[[nodiscard]] std::string lock_line(const results::Study& study);

/// What record() did, for the person who called.
struct Recorded {
  bool written = false;
  std::string line;  ///< "study.trail, entry 5", or why nothing was recorded
};

/// Adds to a trail. An analysis does not end because its trail cannot be written: that is said instead.
[[nodiscard]] Recorded record(const std::filesystem::path& trail, const trail::Deed& deed);

/// Tells on standard error that nothing was recorded; silent where it was.
void tell_if_not(const Recorded& recorded);

}  // namespace rtsurv::cli
