#include "rtsurv/report/manuscript/methods/alike.hpp"

#include <algorithm>

#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::manuscript {

void Alike::add(const std::string& way, const std::string& subject) {
  auto same = std::ranges::find(ways_, way, &Way::first);
  if (same == ways_.end()) same = ways_.insert(ways_.end(), {way, {}});
  if (std::ranges::find(same->second, subject) == same->second.end()) same->second.push_back(subject);
}

std::string joined(std::vector<std::string> items) {
  for (std::size_t i = 1; i < items.size(); ++i) items[i].insert(0, "of ");
  return enumerate(items);
}

}  // namespace rtsurv::report::manuscript
