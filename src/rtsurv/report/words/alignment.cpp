#include "rtsurv/report/words/alignment.hpp"

#include <algorithm>

namespace rtsurv::report {

std::optional<IntegerPart> integer_part(std::string_view cell) {
  const std::size_t first = cell.find_first_not_of("<>-");
  const auto digit_at = [&](std::size_t at) { return at < cell.size() && cell[at] >= '0' && cell[at] <= '9'; };
  const bool bare_fraction = first < cell.size() && cell[first] == '.' && digit_at(first + 1);
  if (first > 1 || (!digit_at(first) && !bare_fraction)) return std::nullopt;
  const std::string_view part = cell.substr(0, cell.find_first_not_of("<>-0123456789,"));
  const auto commas = static_cast<std::size_t>(std::ranges::count(part, ','));
  return IntegerPart{part.size() - commas, commas};
}

}  // namespace rtsurv::report
