#pragma once
// Parquet files -> typed columns.

#include <string_view>
#include <vector>

#include "rtsurv/table/read/detail/typing.hpp"
#include "rtsurv/table/read/options.hpp"

namespace rtsurv::table::detail {

/// Reads the bytes of a Parquet file, whose path is for messages, with DuckDB; types as in fetch.hpp. Integers from 2^53 on and timestamps with times of day
/// become text. Empty texts and texts in `missing` (of all columns, or of one) are missing, as are numbers and dates equal
/// to one of them; NaN stays NaN. A column of texts for which the options say more (missing, dates, decimal, same) is typed
/// as that of a text file (typing.hpp). Throws Error(io) when it is no Parquet file, Error(data) when a column holds lists, structures, bytes or
/// intervals, when names differ only in case or are empty, and when it has no rows.
[[nodiscard]] std::vector<TypedColumn> read_parquet(std::string_view bytes, const ReadOptions& options);

}  // namespace rtsurv::table::detail
