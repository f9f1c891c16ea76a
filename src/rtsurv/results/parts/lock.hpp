#pragma once
// The lock of a protocol, and what was changed since.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// A key of the protocol with another value than at its lock.
struct ChangedKey {
  std::string key;                    ///< "endpoint/OS/event", as changed_keys() names it
  std::optional<std::string> before;  ///< as TOML writes it; none: the key was not there
  std::optional<std::string> after;   ///< none: the key is gone

  static void fields(auto& field) {
    field.title("changed_key", "A key of the protocol with another value than at its lock.");
    field("key", &ChangedKey::key, "names of tables and key, with / between");
    field("old", &ChangedKey::before, "its value at the lock, as TOML writes it; null: not there");
    field("new", &ChangedKey::after, "its value in this run; null: gone");
  }
};

/// The protocol of this study beside the one that was locked. It depends on protocol, table and lock alone, not on the
/// clock: the date is that of the lock.
struct Lock {
  std::string date;             ///< YYYY-MM-DD in UTC
  bool after_outcomes = false;  ///< when it was locked, outcomes had been analysed already
  std::string entry_sha256;     ///< of its entry in the trail
  bool trail_broken = false;    ///< the trail was changed afterwards, so that the lock proves nothing
  std::vector<ChangedKey> changed;
  std::optional<bool> data_changed;  ///< none: there was no table at the lock

  static void fields(auto& field) {
    field.title("lock", "The protocol of this study beside the one that was locked.");
    field("locked", &Lock::date, "day of the lock in UTC, YYYY-MM-DD");
    field("after_outcomes", &Lock::after_outcomes, "outcomes had been analysed before it was locked");
    field("entry_sha256", &Lock::entry_sha256, "SHA-256 of the entry of the lock in the trail", Range::sha256);
    field("trail_broken", &Lock::trail_broken, "the trail was changed after it was written: the lock proves nothing");
    field("changed", &Lock::changed, "keys of the protocol that were changed since");
    field("data_changed", &Lock::data_changed, "the table is not that of the lock; null: there was none");
  }
};

}  // namespace rtsurv::results
