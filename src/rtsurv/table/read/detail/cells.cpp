#include "rtsurv/table/read/detail/cells.hpp"

#include "rtsurv/core/error.hpp"

namespace rtsurv::table::detail {

void Cells::refuse_size() {
  throw Error(ErrorKind::data, "a cell of more than 2 GB, or 65,536 rows of more than 4 GB, cannot be read");
}

Cells Cells::after(std::size_t rows, const char* bytes) const {
  Cells rest(bytes);
  rest.reserve(entries_.size() - rows);
  for (std::size_t i = rows; i < entries_.size(); ++i)
    rest.add_at(block_start_[i >> block_bits] + entries_[i].offset, entries_[i].size, entries_[i].doubled != 0);
  return rest;
}

std::string undouble(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') ++i;
  }
  return result;
}

}  // namespace rtsurv::table::detail
