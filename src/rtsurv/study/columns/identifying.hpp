#pragma once
// Columns by which patients could be known. Start here: why_no_variable().

#include <string>

#include "rtsurv/naming/identifier.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// The name of the column that the text is, with or without the quotes of SQL; empty for an expression.
[[nodiscard]] std::string column_named(const table::Table& table, const std::string& text);

/// What naming::why_no_variable() asks of the values of a column.
[[nodiscard]] naming::ColumnFacts facts_of(const table::Column& column);

/// "(24 different values in 24 patients)".
[[nodiscard]] std::string counted(const naming::ColumnFacts& facts);

/// Why the text, if it is the name of a column with these values, is no variable, in words that follow "it": "looks like
/// an identifier (24 different values in 24 patients)". Empty when it may be one.
[[nodiscard]] std::string why_no_variable(const table::Table& table, const std::string& text,
                                          const table::Column& column);

}  // namespace rtsurv::study
