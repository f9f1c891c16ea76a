#pragma once
// Plain text inside XML.

#include <string>
#include <string_view>

namespace rtsurv::report {

/// `&`, `<`, `>` and quotes as entities, line breaks and tabs as spaces, without the characters that XML cannot hold.
[[nodiscard]] std::string xml_escaped(std::string_view plain);

}  // namespace rtsurv::report
