#include "rtsurv/trail/locked.hpp"

#include <set>
#include <string>

namespace rtsurv::trail {

bool saw_outcomes(const Entry& entry) noexcept {
  return entry.action != Entry::Action::lock && entry.action != Entry::Action::late_lock;
}

std::optional<Locked> lock_of(const std::vector<Entry>& entries, std::size_t before) {
  std::optional<Locked> counts;
  bool seen = false;
  for (const Entry& entry : entries) {
    if (entry.number >= before) break;
    if (saw_outcomes(entry)) {
      seen = true;
      continue;
    }
    const bool late = seen || entry.action == Entry::Action::late_lock;
    if (!late || !counts || counts->after_outcomes) counts = Locked{entry, late};
  }
  return counts;
}

Followed followed(const std::vector<Entry>& entries, std::size_t since) {
  Followed result;
  std::set<std::string> protocols;
  for (const Entry& entry : entries) {
    if (entry.number <= since) continue;
    if (entry.action != Entry::Action::run && entry.action != Entry::Action::validate) continue;
    ++result.runs;
    protocols.insert(entry.protocol_sha256);
  }
  result.protocols = protocols.size();
  return result;
}

}  // namespace rtsurv::trail
