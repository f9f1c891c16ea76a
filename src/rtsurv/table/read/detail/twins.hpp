#pragma once
// Levels that are probably one.

#include <string>

#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::table::detail {

/// Of a text column of at most 100 levels: a sentence about those that differ only in case (A-Z) or in blanks, with the
/// key that makes them one; empty when there are none. It quotes the commonest spelling, and only when at least five
/// patients have it.
[[nodiscard]] std::string note_of_twins(const Column& column);

}  // namespace rtsurv::table::detail
