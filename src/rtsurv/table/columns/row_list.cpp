#include "rtsurv/table/columns/row_list.hpp"

namespace rtsurv::table {

std::string list_rows(const std::vector<std::size_t>& rows) {
  constexpr std::size_t most_parts = 10;
  std::string text;
  std::size_t parts = 0;
  for (std::size_t i = 0; i < rows.size(); ++parts) {
    std::size_t last = i;
    while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1) ++last;
    if (last == i + 1) last = i;
    if (parts == most_parts) return text + " and " + std::to_string(rows.size() - i) + " more";
    text += (text.empty() ? "" : ", ") + std::to_string(rows[i]);
    if (last > i) text += " to " + std::to_string(rows[last]);
    i = last + 1;
  }
  return text;
}

}  // namespace rtsurv::table
