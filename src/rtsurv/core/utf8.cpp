#include "rtsurv/core/utf8.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace rtsurv {
namespace {

/// One row of table 3-7: a range of first bytes, the range of the second byte, and the length.
struct Sequence {
  unsigned first_low, first_high, second_low, second_high;
  std::size_t length;
};

constexpr std::array<Sequence, 9> sequences{{{0x00, 0x7F, 0x00, 0x00, 1},
                                             {0xC2, 0xDF, 0x80, 0xBF, 2},
                                             {0xE0, 0xE0, 0xA0, 0xBF, 3},
                                             {0xE1, 0xEC, 0x80, 0xBF, 3},
                                             {0xED, 0xED, 0x80, 0x9F, 3},
                                             {0xEE, 0xEF, 0x80, 0xBF, 3},
                                             {0xF0, 0xF0, 0x90, 0xBF, 4},
                                             {0xF1, 0xF3, 0x80, 0xBF, 4},
                                             {0xF4, 0xF4, 0x80, 0x8F, 4}}};

unsigned byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

/// Length of the character at `i`; 0 when it is not well formed.
std::size_t character_length(std::string_view bytes, std::size_t i) {
  for (const Sequence& row : sequences) {
    const unsigned first = byte_at(bytes, i);
    if (first < row.first_low || first > row.first_high) continue;
    if (i + row.length > bytes.size()) return 0;
    if (row.length > 1 && (byte_at(bytes, i + 1) < row.second_low || byte_at(bytes, i + 1) > row.second_high)) return 0;
    for (std::size_t k = 2; k < row.length; ++k)
      if ((byte_at(bytes, i + k) & 0xC0U) != 0x80U) return 0;
    return row.length;
  }
  return 0;
}

/// True when the eight bytes at `i` are all ASCII and none is NUL.
bool eight_ascii(std::string_view bytes, std::size_t i) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data() + i, sizeof(word));
  constexpr std::uint64_t high = 0x8080808080808080U;
  constexpr std::uint64_t ones = 0x0101010101010101U;
  return ((word | (word - ones)) & high) == 0;
}

}  // namespace

std::size_t utf8_prefix(std::string_view bytes) noexcept {
  std::size_t i = 0;
  while (i < bytes.size()) {
    if (i + 8 <= bytes.size() && eight_ascii(bytes, i)) {
      i += 8;
      continue;
    }
    const std::size_t length = character_length(bytes, i);
    if (length == 0 || bytes[i] == '\0') break;
    i += length;
  }
  return i;
}

bool is_utf8(std::string_view bytes) noexcept { return utf8_prefix(bytes) == bytes.size(); }

std::optional<Character> first_character(std::string_view bytes) noexcept {
  const std::size_t length = bytes.empty() ? 0 : character_length(bytes, 0);
  if (length == 0) return std::nullopt;
  const unsigned lead = byte_at(bytes, 0);
  char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) code = (code << 6U) | (byte_at(bytes, k) & 0x3FU);
  return Character{code, length};
}

std::u32string code_points(std::string_view text) {
  std::u32string codes;
  while (!text.empty()) {
    const Character character = first_character(text).value_or(Character{replacement_character, 1});
    codes += character.code;
    text.remove_prefix(character.length);
  }
  return codes;
}

std::string utf8(char32_t character) {
  const auto c = static_cast<std::uint32_t>(character);
  const auto byte = [](std::uint32_t value) { return static_cast<char>(value); };
  const auto tail = [&](unsigned shift) { return byte(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0U | (c >> 6U)), tail(0)};
  if (c < 0x10000) return {byte(0xE0U | (c >> 12U)), tail(6), tail(0)};
  return {byte(0xF0U | (c >> 18U)), tail(12), tail(6), tail(0)};
}

}  // namespace rtsurv
