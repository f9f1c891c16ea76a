#pragma once
// One column of typed values, and what is done to it as a whole.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::table {

enum class ColumnType { number, integer, boolean, text, date };

/// "number", "integer", "boolean", "text", "date".
[[nodiscard]] std::string_view name(ColumnType type) noexcept;

/// The values of one column, or of an expression, row by row. A missing row has missing[i] = 1.
struct Column {
  std::string name = {};
  ColumnType type = ColumnType::number;
  std::vector<std::uint8_t> missing = {};  ///< all types
  std::vector<double> number = {};      ///< all but text: booleans 0 or 1, dates days since 1970-01-01; NaN if missing
  std::vector<int> code = {};           ///< text: index into `level`; -1 where missing
  std::vector<std::string> level = {};  ///< text: distinct values in the order of their bytes, unless `ordered`
  bool ordered = false;                 ///< text: the levels have an order of their own, as those of labelled codes
  std::string title = {};               ///< what the file calls it for people; most have none

  [[nodiscard]] std::size_t size() const noexcept { return missing.size(); }
};

/// A number as a label: 2 is "2", 2.5 is "2.5" (shortest form that reads back equal).
[[nodiscard]] std::string label(double value);

/// A column of that type in which every row is missing.
[[nodiscard]] Column missing_column(std::string name, ColumnType type, std::size_t rows);

/// Drops levels that no row has, and puts the rest in the order of their bytes, or leaves them in their own when they
/// are ordered. Does nothing to other types.
void sort_levels(Column& column);

/// Drops the rows for which kept[i] is 0.
void keep_rows(Column& column, const std::vector<std::uint8_t>& kept);

/// The first row from `start` on whose value is NaN or infinite; the number of rows when there is none.
[[nodiscard]] std::size_t first_non_finite(const Column& column, std::size_t start);

/// All such rows.
[[nodiscard]] std::vector<std::size_t> rows_not_finite(const Column& column);

}  // namespace rtsurv::table
