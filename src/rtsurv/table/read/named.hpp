#pragma once
// Which columns a call needs.

#include <cstddef>
#include <string>
#include <vector>

namespace rtsurv::table {

/// Places of the names that one of the texts mentions; the first place where none does, so that the rows are known; all
/// without texts. Names and texts are compared on one line, their letters composed.
[[nodiscard]] std::vector<std::size_t> named_places(const std::vector<std::string>& names,
                                                    const std::vector<std::string>& texts);

}  // namespace rtsurv::table
