#include "rtsurv/table/read/named.hpp"

#include <algorithm>

#include "rtsurv/core/mention.hpp"

namespace rtsurv::table {

std::vector<std::size_t> named_places(const std::vector<std::string>& names, const std::vector<std::string>& texts) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (texts.empty() || std::ranges::any_of(texts, [&](const std::string& text) { return mentions(text, names[i]); }))
      places.push_back(i);
  if (places.empty() && !names.empty()) places.push_back(0);
  return places;
}

}  // namespace rtsurv::table
