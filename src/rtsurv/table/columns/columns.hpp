#pragma once
// Columns made of values in memory, typed as the same values in a file would be.
// Example: examples/cpp/whole_study.cpp

#include <string>
#include <vector>

#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::table {

/// Numbers; NaN is missing. An integer column when all that are there are whole and below 2^53 in size.
[[nodiscard]] Column number_column(std::string name, std::vector<double> values);

/// Texts; an empty one is missing.
[[nodiscard]] Column text_column(std::string name, const std::vector<std::string>& values);

/// Dates YYYY-MM-DD; an empty text is missing. Throws Error(data) that names each row with another text.
[[nodiscard]] Column date_column(std::string name, const std::vector<std::string>& values);

}  // namespace rtsurv::table
