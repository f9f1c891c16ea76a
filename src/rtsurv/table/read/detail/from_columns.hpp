#pragma once
// Columns in memory -> a cohort, checked as strictly as a file.

#include <vector>

#include "rtsurv/table/read/detail/load.hpp"

namespace rtsurv::table::detail {

/// What messages and the manifest call a table that was never a file.
inline constexpr const char* in_memory = "data in memory";

/// Checks the columns and makes a cohort of them. Throws as Table::from_columns().
[[nodiscard]] Loaded load_columns(std::vector<Column> columns);

/// The fingerprint of columns: SHA-256 over the hexadecimal SHA-256 of each. A column's is over its name, its type and its
/// values: texts after their length in eight bytes, numbers as doubles, a missing row as eight bytes of ones; all bytes
/// little-endian. The numbering of levels and what stands in a missing row count for nothing.
[[nodiscard]] std::string fingerprint(const std::vector<Column>& columns);

}  // namespace rtsurv::table::detail
