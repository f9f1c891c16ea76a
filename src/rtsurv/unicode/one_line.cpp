#include "rtsurv/unicode/one_line.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "rtsurv/core/utf8.hpp"

namespace rtsurv::unicode {
namespace {

bool may_decompose(char32_t character) {
  const utf8proc_property_t* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(character));
  return property->combining_class != 0 || (character >= 0x1161 && character <= 0x11FF) ||
         (property->decomp_seqindex != UINT16_MAX && property->decomp_type == 0 &&
          !(character >= 0xC0 && character <= 0x17F));
}

bool may_decompose(std::string_view text) {
  while (!text.empty()) {
    const Character character = first_character(text).value_or(Character{});
    if (character.code >= 0x80 && may_decompose(character.code)) return true;
    text.remove_prefix(character.length);
  }
  return false;
}

bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character <= 0x9F) || character == 0x2028 || character == 0x2029;
}

bool is_plain(char c) { return c >= 0x20 && c != 0x7F && static_cast<unsigned char>(c) < 0x80; }

std::string without_controls(std::string_view text) {
  std::string line;
  bool broken = false;  // after a control character and the blanks behind it
  while (!text.empty()) {
    const auto character = first_character(text);
    const std::string_view bytes = text.substr(0, character ? character->length : 1);
    text.remove_prefix(bytes.size());
    if (character && is_control(character->code)) {
      while (line.ends_with(' ')) line.pop_back();
      broken = true;
    } else if (!broken || bytes != " ") {
      if (broken && !line.empty()) line += ' ';
      broken = false;
      line += bytes;
    }
  }
  return line;
}

}  // namespace

std::optional<std::string> composed(std::string_view text) {
  if (!may_decompose(text)) return std::nullopt;
  utf8proc_uint8_t* result = nullptr;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const auto size = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &result, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  if (size < 0) return std::nullopt;
  std::string changed(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
  return changed == text ? std::nullopt : std::optional(std::move(changed));
}

std::string one_line(std::string_view text) {
  if (std::ranges::all_of(text, is_plain)) return std::string(text);
  const std::string line = without_controls(text);
  auto changed = composed(line);
  return changed ? *std::move(changed) : line;
}

}  // namespace rtsurv::unicode
