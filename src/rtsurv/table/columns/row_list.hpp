#pragma once
// Rows in a message.

#include <cstddef>
#include <string>
#include <vector>

namespace rtsurv::table {

/// "2 to 4, 9 and 3 more": numbers in ascending order; runs of three and more are joined, ten parts at most.
[[nodiscard]] std::string list_rows(const std::vector<std::size_t>& rows);

}  // namespace rtsurv::table
