#include "rtsurv/table/cells.hpp"

#include <limits>

#include "rtsurv/core/error.hpp"

namespace rtsurv::table {

void Cells::add(std::string_view cell, bool doubled) {
  const auto start = static_cast<std::size_t>(cell.data() - bytes_);
  const std::size_t block = entries_.size() >> block_bits;
  if (block == block_start_.size()) block_start_.push_back(start);
  const std::size_t offset = start - block_start_[block];
  if (offset > std::numeric_limits<std::uint32_t>::max() || cell.size() >= (std::size_t{1} << 31U))
    throw Error(ErrorKind::data, "holds a cell of more than 2 GB, or 65,536 rows of more than 4 GB");
  constexpr std::uint32_t size_mask = 0x7FFFFFFFU;
  entries_.push_back({.offset = static_cast<std::uint32_t>(offset),
                      .size = static_cast<std::uint32_t>(cell.size()) & size_mask,
                      .doubled = doubled ? 1U : 0U});
}

std::string_view Cells::text(std::size_t i, std::string& scratch) const {
  const Entry& entry = entries_[i];
  const std::string_view raw(bytes_ + block_start_[i >> block_bits] + entry.offset, entry.size);
  if (entry.doubled == 0) return raw;
  scratch = undouble(raw);
  return scratch;
}

std::string undouble(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') ++i;
  }
  return result;
}

}  // namespace rtsurv::table
