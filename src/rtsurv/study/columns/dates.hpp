#pragma once
// Dates as days, and durations between them.

#include <string>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/units.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// The column as days since 1970-01-01: dates as they are, texts in the one order that most are written in. Every other
/// cell becomes missing; `problems` has one message about them with file, column, rows and what to do; dates whose order or century
/// is open are one problem. The column must be of dates or texts.
[[nodiscard]] table::Column as_date(const table::Table& table, table::Column column, Problems& problems);

/// What is wrong with a date that should not lie before another, which is Table::headers() of that one.
[[nodiscard]] std::string lies_before(const std::string& earlier);

/// Days from `from` to `to` in `unit`, missing where a date is. Every row whose dates stand in the wrong order is added
/// to `problems`, by the column that `to` took its day from, and becomes missing.
[[nodiscard]] table::Column duration(const table::Table& table, const table::Column& from, const table::Column& to,
                                     TimeUnit unit, Problems& problems);

}  // namespace rtsurv::study
