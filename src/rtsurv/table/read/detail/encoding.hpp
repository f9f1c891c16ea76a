#pragma once
// Bytes of a text file in any encoding -> UTF-8 in one form.

#include <optional>
#include <string>
#include <string_view>

namespace rtsurv::table::detail {

struct Recoded {
  std::optional<std::string> text;  ///< nothing: the bytes are the text
  std::string note;                 ///< what was decided; empty when there was nothing to decide
};

/// The bytes in UTF-8, their characters composed (NFC).
///
/// `encoding` is that of the bytes by any name that iconv knows; without one it is UTF-16 by its mark, else UTF-8, else
/// whichever of CP949, GBK, Shift-JIS, Windows-1252 and MacRoman decodes all bytes and makes at least 80 % of the
/// characters beyond ASCII such as its languages use most: Hangul of KS X 1001, hanzi of the first level of GB 2312,
/// kana and kanji of the first level of JIS X 0208, letters with accents; on a tie the first of these. Bytes that are
/// UTF-8 but for a few stay as they are, since they are damaged, and so do bytes with NUL.
///
/// Throws Error(usage) for an encoding that does not exist, Error(data) for bytes that are not in the one named, and
/// when none is recognised.
[[nodiscard]] Recoded recode(std::string_view bytes, const std::string& file, const std::string& encoding);

}  // namespace rtsurv::table::detail
