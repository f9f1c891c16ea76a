#pragma once
// Lines that need no more than their keys: counts of one object, and one count of each item of a list.

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "rtsurv/results/privacy/margins.hpp"

namespace rtsurv::results::privacy {

using Path = std::vector<const char*>;

/// The count at the end of the keys; null where something on the way is not there.
Json* count_at(Json& from, const Path& keys);

inline bool has(std::string_view definition, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, definition) != names.end();
}

/// Adds those of one object; `definition` as in docs/results.schema.json.
void add_plain_lines(std::string_view definition, Json& object, Margins& margins);

}  // namespace rtsurv::results::privacy
