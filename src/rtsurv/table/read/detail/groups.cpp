#include "rtsurv/table/read/detail/groups.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/grouped_number.hpp"

namespace rtsurv::table::detail {
namespace {

std::string name_of_marks(char sign) { return sign == ',' ? "commas" : "points"; }

char other_mark(char sign) { return sign == ',' ? '.' : ','; }

std::string taken_note(const TypedColumn& typed) {
  return "column \"" + typed.column.name + "\": its " + name_of_marks(typed.grouped->between) +
         " part thousands and were left out, so that 6" + typed.grouped->between + "000 is 6000";
}

/// A number already when the file may have such decimals, else a text.
std::string open_note(const TypedColumn& typed) {
  const char between = typed.grouped->between;
  const bool text = typed.column.type == ColumnType::text;
  return "column \"" + typed.column.name + "\": its " + name_of_marks(between) +
         (text ? " part thousands or mark decimals, which cannot be told apart, so that it is read as text"
               : " were taken for decimal marks, so that 6" + std::string(1, between) + "000 is 6") +
         "; if they part thousands, say decimal = \"" + other_mark(between) +
         "\" in [study] or for this column in [columns], --decimal " + other_mark(between);
}

/// As grouped_number(); where the decimal mark was told, numbers without signs between their groups may be of any size.
std::optional<GroupedNumber> number_of(std::string_view text, char between, bool told) {
  auto number = grouped_number(text, between);
  if (number || !told || text.find(between) != std::string_view::npos) return number;
  std::string plain(text);
  std::ranges::replace(plain, ',', '.');
  if (const auto value = parse_number(plain)) number = GroupedNumber{*value, false, false};
  return number;
}

}  // namespace

std::optional<GroupedColumn> read_groups(const std::string& name, const Cells& cells, const TypingRules& rules,
                                         char between) {
  GroupedColumn result{missing_column(name, ColumnType::integer, cells.size()), between, false};
  bool grouped = false;
  std::string scratch;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view text = cells.text(i, scratch);
    if (is_missing(text, rules)) continue;
    const auto number = number_of(text, between, rules.decimal.has_value());
    if (!number) return std::nullopt;
    grouped = grouped || number->grouped;
    result.certain = result.certain || number->certain;
    if (number->value != std::floor(number->value)) result.column.type = ColumnType::number;
    result.column.missing[i] = 0;
    result.column.number[i] = number->value;
  }
  return grouped ? std::optional(std::move(result)) : std::nullopt;
}

std::vector<std::string> settle_groups(std::vector<TypedColumn>& columns, bool text_file) {
  const bool comma = std::ranges::any_of(columns, &TypedColumn::decimal_comma);
  const bool point = std::ranges::any_of(columns, &TypedColumn::decimal_point);
  std::vector<std::string> notes;
  for (TypedColumn& typed : columns) {
    if (!typed.grouped) continue;
    const bool fits = typed.grouped->between == ',' ? point && !comma : comma && !point;
    if (!typed.took_groups && text_file && fits) {
      typed.column = typed.grouped->column;
      typed.took_groups = true;
    }
    if (typed.took_groups)
      notes.push_back(taken_note(typed));
    else if (typed.grouped->between == ',')
      notes.push_back(open_note(typed));
    if (!typed.took_groups && typed.column.type == ColumnType::number && typed.grouped->between == ',')
      typed.decimal_comma = true;
  }
  return notes;
}

}  // namespace rtsurv::table::detail
