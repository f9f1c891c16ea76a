#pragma once
// Plain text inside XML, and on a line.

#include <string>
#include <string_view>

namespace rtsurv::report {

/// `&`, `<`, `>` and quotes as entities, line breaks and tabs as spaces, without the characters that XML cannot hold.
[[nodiscard]] std::string xml_escaped(std::string_view plain);

/// The same text, with places where no line may break: after the slash of a symbol, and at a thin space.
[[nodiscard]] std::string unbroken(std::string text);

}  // namespace rtsurv::report
