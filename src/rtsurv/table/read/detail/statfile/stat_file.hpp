#pragma once
// A file of SPSS (.sav, .zsav), Stata (.dta) or SAS (.sas7bdat, .xpt) -> typed columns.

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/table/read/detail/kind.hpp"
#include "rtsurv/table/read/detail/typing.hpp"
#include "rtsurv/table/read/options.hpp"

namespace rtsurv::table::detail {

struct StatTable {
  std::vector<TypedColumn> columns;  ///< at least one, with at least one row
  std::vector<std::string> notes;
};

/// Columns keep their names, and their labels as titles.
/// Codes: when every known value of a column has a value label, the column is a text of the labels, ordered by the
/// codes: the first is the reference. Labels that are nothing but their codes count for nothing. A column in which some
/// values have none keeps its numbers (or texts).
/// Missing: the empty value; what SPSS declares missing, values and ranges; .a to .z of Stata and SAS; what the options
/// say, by the value or by its label.
/// Dates: numbers whose format shows a date (counted_date.hpp) are dates, without their time of day. When one lies outside
/// the calendar the column keeps its numbers, which is noted.
/// Texts are typed as those of a text file (typing.hpp), so that dates and numbers that were kept as texts are read.
///
/// Throws as statfile::parse(); Error(data) for names that occur twice (case ignored) and a file without rows.
[[nodiscard]] StatTable read_stat_file(std::string_view bytes, const std::string& file, Kind::Content content,
                                       const ReadOptions& options);

}  // namespace rtsurv::table::detail
