#include "rtsurv/table/read/detail/blanks.hpp"

#include <cstddef>

namespace rtsurv::table::detail {
namespace {

bool is_ascii_blank(char c) noexcept { return c == ' ' || c == '\t'; }

/// Whether two or three bytes are a blank beyond ASCII.
bool is_wide_blank(std::string_view bytes) noexcept {
  if (bytes == "\xC2\xA0" || bytes == "\xE3\x80\x80" || bytes == "\xE2\x80\xAF" || bytes == "\xE2\x81\x9F" ||
      bytes == "\xEF\xBB\xBF")
    return true;
  return bytes.size() == 3 && bytes.starts_with("\xE2\x80") && static_cast<unsigned char>(bytes[2]) <= 0x8B;
}

/// Bytes of the blank at the start, or at the end, of a text; 0 when there is none.
std::size_t blank_at_start(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (is_ascii_blank(text.front())) return 1;
  if (static_cast<unsigned char>(text.front()) < 0x80) return 0;
  for (const std::size_t size : {std::size_t{2}, std::size_t{3}})
    if (is_wide_blank(text.substr(0, size))) return size;
  return 0;
}

std::size_t blank_at_end(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (is_ascii_blank(text.back())) return 1;
  if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
  for (const std::size_t size : {std::size_t{2}, std::size_t{3}})
    if (text.size() >= size && is_wide_blank(text.substr(text.size() - size))) return size;
  return 0;
}

}  // namespace

std::string_view without_blanks(std::string_view text) noexcept {
  while (const std::size_t size = blank_at_start(text)) text.remove_prefix(size);
  while (const std::size_t size = blank_at_end(text)) text.remove_suffix(size);
  return text;
}

}  // namespace rtsurv::table::detail
