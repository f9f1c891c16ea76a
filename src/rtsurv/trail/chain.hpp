#pragma once
// The chain of hashes that holds the entries of a trail together.

#include <string>
#include <vector>

#include "rtsurv/trail/trail.hpp"

namespace rtsurv::trail {

/// SHA-256 in hexadecimal of these 11 lines, each ended by a line feed, with "-" for what is empty:
///
///     rtsurv trail entry
///     number 2
///     time 2026-11-28T17:20:01Z
///     action run                    as in JSON: lock, late_lock, run, validate, verify
///     version 0.1.0
///     commit f7be36a0c1d2
///     protocol 9f86d081...          SHA-256 of the bytes of the file
///     data 60303ae2...              of the table, or -
///     results fd61a03a...           of results.json, or -
///     seed 1
///     previous 5feceb66...          hash of entry 1; - in the first
///
/// Empty where a value holds a line feed, which append() never writes: two entries could then have the same lines.
[[nodiscard]] std::string hash_of(const Entry& entry);

/// Where the chain is broken, in the order of the entries; empty when it is whole. Named are entries that were changed,
/// taken out, moved or replaced, and protocols whose bytes are not those of their hash.
///
/// Two things no chain shows by itself: entries taken off its end, and a trail that was written anew from some entry on.
/// Both need a hash that is kept elsewhere: in results.json, in a registry, in the paper.
[[nodiscard]] std::vector<std::string> problems_of(const Trail& trail);

}  // namespace rtsurv::trail
