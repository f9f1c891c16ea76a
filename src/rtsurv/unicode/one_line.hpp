#pragma once
// The one form in which texts of protocols and tables are read.

#include <optional>
#include <string>
#include <string_view>

namespace rtsurv::unicode {

/// The text with its letters composed (NFC); nothing when they are, or when it is not UTF-8. A Mac writes names of files,
/// and what is copied from them, decomposed: they look the same, and their bytes differ.
[[nodiscard]] std::optional<std::string> composed(std::string_view text);

/// The text on one line, its letters composed: so it can be shown in a terminal, a picture, a page or a script, and
/// compared with what somebody else typed. A control character (tab, line feed, escape, NUL, to U+001F; U+007F to U+009F;
/// and U+2028 and U+2029, which part lines and paragraphs) becomes one blank together with the blanks and control
/// characters around it, and nothing at either end of the text. Bytes that are not UTF-8 stay as they are. Done twice it
/// gives what it gave once.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace rtsurv::unicode
