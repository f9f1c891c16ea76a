#pragma once
// What a first protocol needs to know of each column: its kind of values, and the values themselves to compare columns
// row by row. None of them is written anywhere.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "rtsurv/starter/values/number_text.hpp"
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
  std::vector<std::size_t> few_counts;  ///< rows with each of `few_levels` or `few_numbers`
  std::vector<double> values;  ///< row by row: the number, day, 0/1, or the text's place among all; NaN where missing
  std::size_t odd = 0;         ///< cells that are no value of a column of numbers or dates, and count as missing here
  bool personal = false;       ///< texts that name a person, or a way to reach one: see looks_personal()

  WrittenTexts written;  ///< of a text column

  static constexpr std::size_t few = 10;

  [[nodiscard]] bool is_number() const noexcept;  ///< number or integer
  /// Whole numbers, more than ten of them, all from 20000 to 60000: days of 1954 to 2064 as a spreadsheet counts them.
  [[nodiscard]] bool counts_days() const noexcept;
};

struct TableProfile {
  std::vector<ColumnProfile> columns;  ///< in table order
  std::vector<std::string> missing;    ///< texts found in cells that mean "missing", such as "NA"; sorted

  [[nodiscard]] std::size_t rows() const { return columns.empty() ? 0 : columns.front().rows; }

  /// The row of the sheet of a row of the profile, for messages. Of a table, which must outlive it.
  std::function<std::size_t(std::size_t)> row_of = [](std::size_t i) { return i + 1; };
};

/// Profiles every column. A text column whose cells are numbers, dates or true/false but for such texts is profiled as
/// what it will be once they are declared missing; one that nearly is, as table::nearly_typed() reads it. Cost: one sort
/// per column.
[[nodiscard]] TableProfile profile(const table::Table& table);

/// The same for columns in memory.
[[nodiscard]] TableProfile profile(const std::vector<table::Column>& columns);

}  // namespace rtsurv::starter
