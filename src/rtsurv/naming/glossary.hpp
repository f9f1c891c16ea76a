#pragma once
// Words of hospitals in German, French, Spanish, Korean, Japanese and Chinese, so that one set of rules reads all names.

#include <string>
#include <string_view>

namespace rtsurv::naming {

/// The letters of Latin-1 (U+00C0 to U+00FF) without their accents, so that they are read as well where nobody writes
/// them; the signs of ordinals as o.
[[nodiscard]] std::string without_accents(std::string_view name);

/// The name with every known foreign word replaced by its English one between blanks: "RT-Beginn" is "RT- start ",
/// "사망일" is " death date ". Case, accents, breaks of lines and "_" do not matter. Words of at least five bytes are
/// found inside others, as German compounds ("Todesdatum") and scripts without blanks need; shorter ones only alone.
/// The longest wins. A text of more than 300 bytes is no name and stays as it is.
[[nodiscard]] std::string in_english(std::string_view name);

}  // namespace rtsurv::naming
