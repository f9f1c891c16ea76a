#pragma once
// Entries of trails for tests, chained as append() does.

#include <initializer_list>
#include <string>
#include <utility>

#include "rtsurv/table/read/hash.hpp"
#include "rtsurv/trail/chain.hpp"

namespace rtsurv::trail::tests {

/// Seals an entry behind the last one.
inline void seal_onto(Trail& trail, Entry entry) {
  entry.number = trail.entries.size() + 1;
  entry.previous = trail.entries.empty() ? std::string() : trail.entries.back().hash;
  entry.hash = hash_of(entry);
  trail.entries.push_back(std::move(entry));
}

/// A trail of these actions, each with a protocol of its own text.
inline Trail trail_of(std::initializer_list<std::pair<Entry::Action, std::string>> deeds) {
  Trail trail;
  for (const auto& [action, protocol] : deeds) {
    Entry entry;
    entry.time = "2026-11-28T17:20:01Z";
    entry.action = action;
    entry.version = "0.1.0";
    entry.commit = "0123456789ab";
    entry.protocol_sha256 = table::sha256_hex(protocol);
    entry.data_sha256 = table::sha256_hex("table");
    entry.seed = 7;
    trail.protocols[entry.protocol_sha256] = protocol;
    seal_onto(trail, std::move(entry));
  }
  return trail;
}

}  // namespace rtsurv::trail::tests
