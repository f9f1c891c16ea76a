#include "rtsurv/table/read/named.hpp"

#include <algorithm>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table {

std::vector<std::size_t> named_places(const std::vector<std::string>& names, const std::vector<std::string>& texts) {
  std::vector<std::string> lines;
  for (const std::string& text : texts) lines.push_back(unicode::one_line(text));
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (lines.empty() || std::ranges::any_of(lines, [name = unicode::one_line(names[i])](const std::string& line) {
          return mentions(line, name);
        }))
      places.push_back(i);
  if (places.empty() && !names.empty()) places.push_back(0);
  return places;
}

}  // namespace rtsurv::table
