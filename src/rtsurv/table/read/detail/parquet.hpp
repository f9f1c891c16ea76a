#pragma once
// Parquet files -> typed columns.

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::table::detail {

/// Reads the bytes of a Parquet file, whose path is for messages, with DuckDB; types as in fetch.hpp. Integers from 2^53 on and timestamps with times of day
/// become text. Empty texts and texts in `missing` are missing, as are numbers equal to one of `missing`; NaN stays
/// NaN. Throws Error(io) when it is no Parquet file, Error(data) when a column holds lists, structures, bytes or
/// intervals, when names differ only in case or are empty, and when it has no rows.
[[nodiscard]] std::vector<Column> read_parquet(std::string_view bytes, const std::string& path,
                                               const std::vector<std::string>& missing);

}  // namespace rtsurv::table::detail
