#pragma once
// What a first protocol needs to know of each column: its kind of values, not the values themselves.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/table/table.hpp"

namespace rtsurv::starter {

struct ColumnProfile {
  std::string name;
  std::string title;  ///< what the file calls it; most files have none
  table::ColumnType type = table::ColumnType::number;
  std::size_t rows = 0;
  std::size_t known = 0;                                                ///< rows with a value
  std::size_t distinct = 0;                                             ///< different values
  bool ordered = false;                                                 ///< texts with an order of their own
  bool whole = false;                                                   ///< all values are whole numbers
  double lowest = 0.0, highest = 0.0, median = 0.0, upper_fifth = 0.0;  ///< numbers; 0 without values
  std::vector<double> few_numbers;      ///< the different values, ascending, when there are at most `few`
  std::vector<std::string> few_levels;  ///< the different texts in the order of the column, when at most `few`
  std::vector<std::size_t> few_counts;  ///< rows with each of `few_levels`

  static constexpr std::size_t few = 10;

  [[nodiscard]] bool is_number() const noexcept;  ///< number or integer
};

struct TableProfile {
  std::vector<ColumnProfile> columns;  ///< in table order
  std::vector<std::string> missing;    ///< texts found in cells that mean "missing", such as "NA"; sorted
};

/// Profiles every column. A text column whose cells are numbers, dates or true/false but for such texts is profiled as
/// what it will be once they are declared missing. Cost: one sort per column.
[[nodiscard]] TableProfile profile(const table::Table& table);

/// The same for columns in memory.
[[nodiscard]] TableProfile profile(const std::vector<table::Column>& columns);

}  // namespace rtsurv::starter
