#pragma once
// What the levels of a text mean beyond being different.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::study::noticed {

/// The level is a word for "no value" (NA, ?, unknown in several languages), or a code such as 99 among texts. "none" is
/// a value, and "-" beside "+" a result.
[[nodiscard]] bool means_missing(const table::Column& column, const std::string& text);

/// Levels that occur and differ only in case (A-Z) or blanks: the places of each such set.
[[nodiscard]] std::vector<std::vector<std::size_t>> twins(const table::Column& column);

}  // namespace rtsurv::study::noticed
