#pragma once
// The cohort while it is being made: named columns of cells, one row per patient.

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rtsurv/table/table.hpp"

namespace rtsurv::simulate {

/// Nothing, truth, a number (dates are days since 1970-01-01) or text.
using Value = std::variant<std::monostate, bool, double, std::string>;

[[nodiscard]] inline bool is_missing(const Value& value) noexcept { return value.index() == 0; }
/// True only for the truth value true: what is missing does not hold.
[[nodiscard]] bool holds(const Value& value) noexcept;

/// How the cells of a column are written.
struct CellFormat {
  int decimals = -1;  ///< digits after the point; -1: the shortest that reads back as the same number
  bool date = false;  ///< YYYY-MM-DD
};

struct Column {
  std::string name;
  table::ColumnType type = table::ColumnType::number;  ///< as expressions see it
  std::vector<Value> cells = {};
  CellFormat format = {};
  bool written = true;
};

struct Sheet {
  std::size_t rows = 0;
  std::vector<Column> columns;

  [[nodiscard]] const Column* find(std::string_view name) const noexcept;  ///< null when there is none
};

/// The cell as a CSV field, quoted where it must be; empty when missing.
[[nodiscard]] std::string field(const Value& value, const CellFormat& format);

/// Header and rows of the written columns, each row led by the column "simulated", which is always true.
[[nodiscard]] std::string to_csv(const Sheet& sheet);

}  // namespace rtsurv::simulate
