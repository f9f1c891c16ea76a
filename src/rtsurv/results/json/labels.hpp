#pragma once
// What the items of a list in results.json are called: the names by which addresses (lookup.hpp) enter a list and by
// which two lists are laid side by side (compare/compare.hpp).

#include <string>
#include <vector>

#include "rtsurv/results/json/write.hpp"

namespace rtsurv::results {

/// The values of those keys of an object that name it among its neighbours ("id", "group", "level", "term", "time" and
/// the like), the most telling first; empty for anything else.
[[nodiscard]] std::vector<std::string> labels_of(const Json& item);

}  // namespace rtsurv::results
