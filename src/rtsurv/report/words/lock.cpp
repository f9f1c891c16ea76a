#include "rtsurv/report/words/lock.hpp"

#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {
namespace {

std::string when(const results::Lock& lock) {
  return "locked on " + lock.date +
         (lock.after_outcomes ? ", after outcomes had been analysed" : ", before outcomes were analysed");
}

std::string keys_changed(const results::Lock& lock) {
  const std::size_t n = lock.changed.size();
  return counted(static_cast<double>(n), "key") + " of it " + (n == 1 ? "was" : "were") + " changed since";
}

const std::string other_table = "the table is another one";

bool has_other_table(const results::Lock& lock) { return lock.data_changed.value_or(false); }

/// "2 keys of it were changed since, and the table is another one"; `none` in place of the keys that were not.
std::string changes(const results::Lock& lock, const std::string& none) {
  if (!lock.changed.empty()) return keys_changed(lock) + (has_other_table(lock) ? ", and " + other_table : "");
  if (!has_other_table(lock)) return none;
  return none.empty() ? other_table : none + ", but " + other_table;
}

}  // namespace

std::string lock_sentence(const results::Lock& lock) {
  if (lock.trail_broken)
    return "A trail says that the protocol was locked on " + lock.date +
           ", but the trail was changed after it was written: it proves nothing.";
  return "Protocol " + when(lock) + "; " + changes(lock, "unchanged") + ".";
}

std::string lock_data_sentence(const results::Lock& lock) {
  if (!lock.data_changed) return "No table was there when it was locked.";
  return has_other_table(lock) ? "" : "The table is the one that was there when it was locked.";
}

std::string lock_methods(const results::Lock& lock) {
  if (lock.trail_broken) return {};
  const std::string since = changes(lock, "");
  return "The protocol was " + when(lock) + (since.empty() ? "" : "; " + since) +
         " (entry of the audit trail with SHA-256 " + lock.entry_sha256 + ").";
}

std::string lock_limits(const results::Lock& lock) {
  if (lock.trail_broken) return lock_sentence(lock);
  std::string text;
  if (lock.after_outcomes)
    text = "The protocol was locked when outcomes had been analysed: it may have been chosen by them.";
  if (!lock.changed.empty())
    text += std::string(text.empty() ? "" : " ") + "What follows from keys that were changed after the lock was not " +
            "planned before it.";
  return text;
}

std::string lock_unknown_sentence(const std::string& why) {
  if (why.empty()) return {};
  return "Whether the protocol was locked is unknown: the trail that belongs beside it cannot be read (" + why + ").";
}

}  // namespace rtsurv::report
