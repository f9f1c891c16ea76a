#pragma once
// What was changed between two versions of a protocol.

#include <string>
#include <vector>

#include "rtsurv/results/parts/lock.hpp"

namespace rtsurv::study {

/// The keys whose values differ, or that only one protocol has, in the order of the first, then of the second:
/// "study/seed", "endpoint/RFS/event". An item of a list of tables is named by its `name`, else by its number from 1; where
/// the same names stand in another order, the list itself differs ("endpoint"). An empty table is a key of its own
/// ("dose/sweep"). Numbers are compared by value (3.5 is 3.50); comments, blanks and the ends of lines change nothing.
/// Throws Error(protocol) where a text is no TOML.
[[nodiscard]] std::vector<std::string> changed_keys(const std::string& earlier, const std::string& later);

/// The same with the values that the keys have, as TOML writes them.
[[nodiscard]] std::vector<results::ChangedKey> changed_values(const std::string& earlier, const std::string& later);

}  // namespace rtsurv::study
