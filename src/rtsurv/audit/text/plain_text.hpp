#pragma once
// Running text with its many dashes, spaces and signs brought into one form, each character with its line.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::audit {

/// ASCII only: dashes and minus are '-', every kind of blank is ' ', a paragraph ends with '\n', "≥" is ">=", Greek
/// alpha and beta are words, a middle dot between digits is a point, other letters are 'x'.
struct PlainText {
  std::string text;
  std::vector<std::uint32_t> lines;   ///< line of the source for every character, from 1
  std::vector<std::uint32_t> origin;  ///< where it begins in the source
  std::string source;                 ///< valid UTF-8; bytes that are not are taken for Latin-1
};

/// Linear in the number of bytes. Throws Error(data) for an empty or binary file; `path` is for the message.
[[nodiscard]] PlainText plain_text(const std::string& bytes, const std::string& path);

/// The source from character `begin` to `end` of the plain text, on one line, at most about 100 bytes.
[[nodiscard]] std::string quotation(const PlainText& plain, std::size_t begin, std::size_t end);

}  // namespace rtsurv::audit
