#pragma once
// The patients in memory: columns, and the row of each patient in the file.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::table {

struct Cohort {
  std::string file;             ///< as messages name it
  std::vector<Column> columns;  ///< the levels of text columns in any order, and perhaps unused
  /// Of each patient that remains: the row as a spreadsheet numbers it, where the header of a file is row 1. Parquet
  /// files and data in memory have no header: their first patient is row 1.
  std::vector<std::size_t> row;

  /// The column of that name, case ignored; nullptr when there is none.
  [[nodiscard]] const Column* find(std::string_view name) const;

  [[nodiscard]] std::vector<std::string> names() const;

  [[nodiscard]] Where where(std::size_t i, std::string_view column) const;

  /// `there is no column "x"`, with the nearest name, or else all names when they are few.
  [[nodiscard]] std::string unknown_column(std::string_view name) const;
};

}  // namespace rtsurv::table
