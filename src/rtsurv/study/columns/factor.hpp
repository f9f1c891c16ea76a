#pragma once
// A column coded into levels. Start here: as_factor().

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/study/columns/cases.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

struct Factor {
  std::string name;                 ///< column or expression
  std::vector<std::string> levels;  ///< labels in order; the first is the reference
  std::vector<int> code;            ///< per row: index into levels, -1 where missing
};

/// Texts and booleans are factors wherever they appear; numbers and dates only where asked for.
[[nodiscard]] bool is_factor(const table::Column& column) noexcept;

/// The distinct values as levels: texts in the order of their bytes or in one of their own (Column::ordered), numbers
/// and dates ascending, "false" before "true". A number's label is its shortest form, a date's YYYY-MM-DD.
/// With `order` those are the levels; other values are a problem: throws Error(data) with file, column and rows.
[[nodiscard]] Factor as_factor(const table::Table& table, const table::Column& column,
                               const std::vector<std::string>& order = {});

/// A column of numbers does not become a factor because of a few cells: throws Error(data) with one message about them.
void require_no_odd_cells(const table::Table& table, const table::Column& column);

/// The factor on the cases alone (code[i] belongs to cases.row[i]), without the levels that none of them has.
[[nodiscard]] Factor on_cases(const Factor& factor, const Cases& cases);

/// The same levels with `reference` first; as it is when no level has that label.
[[nodiscard]] Factor with_reference(Factor factor, std::string_view reference);

/// One flag per row: 1 for those of the level.
[[nodiscard]] std::vector<std::uint8_t> members(const Factor& factor, std::size_t level);

/// All combinations that occur of several factors (coded on the same cases) as codes 0, 1, ...
[[nodiscard]] std::vector<int> combined(std::span<const Factor> factors);

}  // namespace rtsurv::study
