#pragma once
// The JSON of a result -> the text that its command prints without --json.

#include <string>
#include <string_view>

namespace rtsurv::report {

/// Of the methods, `audit` and `validate` what the command prints; of results.json its claims and doubts. Throws
/// Error(data) for anything else, and for the JSON of another version.
[[nodiscard]] std::string to_text(std::string_view printed);

}  // namespace rtsurv::report
