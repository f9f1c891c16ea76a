#pragma once
// What was changed between two versions of a protocol.

#include <string>
#include <vector>

namespace rtsurv::study {

/// The keys whose values differ, or that only one protocol has, in the order of the first, then of the second:
/// "study/seed", "endpoint/RFS/event". An item of a list of tables is named by its `name`, else by its number from 1.
/// Comments and blanks change nothing. Throws Error(protocol) where a text is no TOML.
[[nodiscard]] std::vector<std::string> changed_keys(const std::string& earlier, const std::string& later);

}  // namespace rtsurv::study
