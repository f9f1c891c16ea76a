#include "rtsurv/table/read/cell_text.hpp"

#include "rtsurv/table/read/detail/blanks.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table {

std::optional<std::string> cell_text(std::string_view text) {
  const std::string line = unicode::one_line(text);
  const std::string_view known = detail::without_blanks(line);
  if (known.empty()) return std::nullopt;
  return std::string(known);
}

}  // namespace rtsurv::table
