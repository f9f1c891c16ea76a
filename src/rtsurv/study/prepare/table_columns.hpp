#pragma once
// What a person sees of a table before a protocol says what its columns mean. Start here: table_columns().

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/results/parts/columns.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// As what the protocol names a column, each once: "id", "time", "factor", ...: see results::TableColumn.
[[nodiscard]] std::vector<std::string> roles_of(const Protocol& protocol, const std::string& column);

/// The columns of a table that was read for this protocol, before its exclusions. A column that identifies patients is barred
/// (naming::why_no_variable; the id of [study]) unless [columns] confirms it or the protocol takes it as a time. Cost: a
/// sort for each column.
[[nodiscard]] results::TableColumns table_columns(const Protocol& protocol, const table::Table& table);

/// The cells of these rows of the sheet, ascending; rows that the table has not are left out.
[[nodiscard]] std::vector<results::TableColumns::Row> table_rows(const table::Table& table,
                                                                 const std::vector<std::size_t>& rows);

}  // namespace rtsurv::study
