#pragma once
// A frame of another program -> columns, through the Arrow C stream interface.

#include <string>
#include <vector>

#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/read/arrow_interface.hpp"

namespace rtsurv::table {

/// Reads the stream to its end; its owner releases it. Each record batch has one child per column. DuckDB understands the
/// formats, so that types are those of the same table in a Parquet file:
///
///     integers of every size, decimals, floating point    integer, number; NaN is missing, as null is
///     booleans                                             boolean
///     texts of every layout, dictionaries of texts         text; an empty text is missing
///     dates                                                date
///     timestamps                                           date, if all are at midnight; else text
///
/// A timestamp with a zone is the time that clocks in that zone showed. Integers from 2^53 on become text. Rows keep
/// their order. Throws Error(data) when the stream fails, and with every column that holds lists, structures, bytes,
/// durations or types that DuckDB does not know, that has no name, or the name of another. With texts only the columns that
/// one of them names are read (named.hpp).
[[nodiscard]] std::vector<Column> read_arrow(ArrowArrayStream& stream, const std::vector<std::string>& named_in = {});

}  // namespace rtsurv::table
