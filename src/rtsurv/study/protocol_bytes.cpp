#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/protocol_tree.hpp"

namespace rtsurv::study {
namespace {

[[noreturn]] void cannot_read(const std::string& path, int reason) {
  throw Error(ErrorKind::io, "cannot read the protocol: " + std::generic_category().message(reason),
              Where{path, {}, {}, {}, {}});
}

unsigned char byte_at(std::string_view bytes, std::size_t i) noexcept {
  return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
}

bool is_continuation(unsigned char byte) noexcept { return (byte & 0xC0U) == 0x80U; }

/// Length of the well-formed UTF-8 character at i (Unicode 15, table 3-7); 0 when there is none.
std::size_t character_length(std::string_view bytes, std::size_t i) noexcept {
  const unsigned char first = byte_at(bytes, i);
  const unsigned char second = byte_at(bytes, i + 1);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4 || !is_continuation(second)) return 0;
  if (first < 0xE0) return 2;
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool outside = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
  if (overlong || outside || !is_continuation(byte_at(bytes, i + 2))) return 0;
  if (first < 0xF0) return 3;
  return is_continuation(byte_at(bytes, i + 3)) ? 4 : 0;
}

}  // namespace

std::string read_bytes(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) cannot_read(path, errno);
  std::string bytes;
  std::array<char, 65536> block{};
  while (const std::size_t count = std::fread(block.data(), 1, block.size(), file.get()))
    bytes.append(block.data(), count);
  if (std::ferror(file.get()) != 0) cannot_read(path, errno);
  return bytes;
}

std::optional<Place> first_invalid_utf8(std::string_view bytes) noexcept {
  Place place;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = character_length(bytes, i);
    if (length == 0) return place;
    ++place.position;
    if (bytes[i] == '\n') place = {place.line + 1, 1};
    i += length;
  }
  return std::nullopt;
}

}  // namespace rtsurv::study
