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

}  // namespace

std::string lock_sentence(const results::Lock& lock) {
  if (lock.trail_broken)
    return "A trail says that the protocol was locked on " + lock.date +
           ", but the trail was changed after it was written: it proves nothing.";
  return "Protocol " + when(lock) + "; " + (lock.changed.empty() ? "unchanged" : keys_changed(lock)) + ".";
}

std::string lock_data_sentence(const results::Lock& lock) {
  if (!lock.data_changed) return "No table was there when it was locked.";
  return *lock.data_changed ? "The table is not the one that was there when it was locked."
                            : "The table is the one that was there when it was locked.";
}

std::string lock_methods(const results::Lock& lock) {
  if (lock.trail_broken) return {};
  return "The protocol was " + when(lock) + (lock.changed.empty() ? "" : "; " + keys_changed(lock)) +
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

}  // namespace rtsurv::report
