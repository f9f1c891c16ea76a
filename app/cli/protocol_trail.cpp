#include "protocol_trail.hpp"

#include <iostream>

#include "lock_text.hpp"
#include "progress.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/lock.hpp"
#include "rtsurv/study/protocol/changed_keys.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/trail/chain.hpp"
#include "rtsurv/trail/locked.hpp"

namespace rtsurv::cli {

ProtocolFile protocol_file(const std::string& path) {
  std::string bytes = table::read_text_file(path);
  study::Protocol protocol = study::parse_protocol(bytes, path);
  return {std::move(bytes), std::move(protocol)};
}

std::optional<results::Lock> lock_for(const trail::Trail& trail, const std::string& protocol,
                                      const std::string& data_sha256, std::size_t before) {
  constexpr std::size_t day_length = 10;  // of "2026-11-28T17:20:01Z"
  const auto locked = trail::lock_of(trail.entries, before);
  if (!locked) return std::nullopt;
  results::Lock lock;
  lock.date = locked->entry.time.substr(0, day_length);
  lock.after_outcomes = locked->after_outcomes;
  lock.entry_sha256 = locked->entry.hash;
  lock.trail_broken = !trail::problems_of(trail).empty();
  if (const auto then = trail.protocols.find(locked->entry.protocol_sha256); !lock.trail_broken)
    lock.changed = study::changed_values(then->second, protocol);
  if (!locked->entry.data_sha256.empty()) lock.data_changed = locked->entry.data_sha256 != data_sha256;
  return lock;
}

void find_lock(const ProtocolFile& file, results::Study& study) {
  const std::filesystem::path path = trail::path_of(file.protocol.path);
  try {
    std::optional<trail::Trail> trail;
    if (trail::stands(path)) trail = trail::read(path);
    if (trail) study.lock = lock_for(*trail, file.bytes, study.manifest.data_sha256);
    if (!study.lock) study.lock_unknown = lost_lock(file.protocol.path, trail);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::io) throw;
    study.lock_unknown = trail::reason_of(error);
  }
}

std::string lock_line(const results::Study& study) {
  if (study.lock) return "lock:    " + report::to_text(*study.lock);
  return study.lock_unknown.empty() ? "" : "lock:    " + report::lock_unknown_sentence(study.lock_unknown) + "\n";
}

Recorded record(const std::filesystem::path& trail, const trail::Deed& deed) {
  try {
    return {true, trail.string() + ", entry " + std::to_string(trail::append(trail, deed).number)};
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::io) throw;
    return {false, std::string("nothing recorded: ") + error.what()};
  }
}

void tell_if_not(const Recorded& recorded) {
  if (!recorded.written) std::cerr << end_of_progress() << "trail: " << recorded.line << "\n";
}

}  // namespace rtsurv::cli
