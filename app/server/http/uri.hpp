#pragma once
// The parts of a request's target.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::server {

struct Target {
  std::vector<std::string> path;             ///< decoded segments; "/" has none
  std::map<std::string, std::string> query;  ///< decoded; of a key given twice, the last
};

/// "/api/studies/my%20cohort?rows=5". Nothing for what is no path of this form: a broken escape, a segment that is empty
/// (but for a "/" at the end), "." or "..", or that holds "/", "\" or a control character once it is decoded.
[[nodiscard]] std::optional<Target> parse_target(std::string_view text);

/// Every byte but letters, digits, "-", ".", "_" and "~" as "%41".
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace rtsurv::server
