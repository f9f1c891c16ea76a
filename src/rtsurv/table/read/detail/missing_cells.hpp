#pragma once
// Values of a typed column that mean missing.

#include <string>
#include <vector>

#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::table::detail {

/// Makes missing what equals one of the texts: a text, or the number or date that it writes. Booleans stay.
void drop_missing(Column& column, const std::vector<std::string>& missing);

}  // namespace rtsurv::table::detail
