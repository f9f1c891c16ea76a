// The lock of a protocol, for a terminal.
#include "rtsurv/report/words/lock.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {

std::string to_text(const results::Lock& lock) {
  constexpr std::size_t most = 5;
  std::vector<std::string> keys;
  for (const results::ChangedKey& one : lock.changed)
    if (keys.size() < most) keys.push_back(one.key);
  if (lock.changed.size() > most) keys.push_back(std::to_string(lock.changed.size() - most) + " more");
  return lock_sentence(lock) + (keys.empty() ? "" : " Changed: " + enumerate(keys) + ".") + "\n";
}

}  // namespace rtsurv::report
