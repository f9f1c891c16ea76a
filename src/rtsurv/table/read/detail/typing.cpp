#include "rtsurv/table/read/detail/typing.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "rtsurv/core/text.hpp"
#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/columns/levels.hpp"
#include "rtsurv/table/columns/missing_code.hpp"
#include "rtsurv/table/read/detail/groups.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table::detail {
namespace {

/// The type of a column that holds these kinds of cells.
ColumnType type_of(unsigned kinds, const TypingRules& rules) {
  const auto only = [kinds](unsigned allowed) { return (kinds & ~allowed) == 0; };
  if (kinds == integer_cell) return ColumnType::integer;
  if (kinds == boolean_cell) return ColumnType::boolean;
  if (kinds == date_cell) return ColumnType::date;
  constexpr unsigned unmarked = integer_cell | real_cell | non_finite_cell;
  if (only(unmarked | point_cell)) return ColumnType::number;
  if (rules.decimal_comma && only(unmarked | comma_cell)) return ColumnType::number;
  return ColumnType::text;
}

/// Reads numbers, dates and booleans; stops at the first row that makes the column a text column. Gives the kinds.
unsigned read_values(Column& column, const Cells& cells, const TypingRules& rules) {
  std::string scratch;
  unsigned kinds = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view text = cells.text(i, scratch);
    if (is_missing(text, rules)) continue;
    const CellValue value = read_cell(text);
    if ((kinds | value.kind) != kinds) {
      kinds |= value.kind;
      if (type_of(kinds, rules) == ColumnType::text) return kinds;
    }
    column.missing[i] = 0;
    column.number[i] = value.number;
  }
  return kinds;
}

/// Makes dates of the texts when all of them are.
bool take_dates(TypedColumn& typed, const DateRules& rules) {
  const auto reading = read_dates(typed.column.level, rules);
  if (!reading || reading->open_order || reading->short_years || reading->odd > 0) return false;
  Column dates = missing_column(typed.column.name, ColumnType::date, typed.column.size());
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (typed.column.missing[i] != 0) continue;
    dates.missing[i] = 0;
    dates.number[i] = *reading->day[static_cast<std::size_t>(typed.column.code[i])];
  }
  typed.times = reading->times;
  if (!reading->counted.empty()) {
    std::vector<char> counted(typed.column.level.size());
    for (const std::size_t level : reading->counted) counted[level] = 1;
    for (std::size_t i = 0; i < dates.size(); ++i)
      if (dates.missing[i] == 0 && counted[static_cast<std::size_t>(typed.column.code[i])] != 0)
        typed.counted.push_back(i);
  }
  typed.column = std::move(dates);
  return true;
}

void read_texts(TypedColumn& typed, const Cells& cells, const TypingRules& rules) {
  typed.column = missing_column(std::move(typed.column.name), ColumnType::text, cells.size());
  Levels levels;
  std::string scratch;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view text = cells.text(i, scratch);
    if (text.empty()) continue;
    typed.column.missing[i] = 0;
    typed.column.code[i] = levels.code(text);
  }
  typed.column.level = levels.take();
  change_levels(typed.column, [&](const std::string& level) -> std::optional<std::string> {
    const std::string text = unicode::one_line(level);
    if (is_missing(text, rules)) return std::nullopt;
    return std::string(replaced(text, rules));
  });
  if (take_dates(typed, rules.dates)) return;
  const auto suspect = std::find_if(typed.column.level.begin(), typed.column.level.end(), [](const std::string& level) {
    return missing_code(level) == MissingCode::unmistakable;
  });
  if (suspect != typed.column.level.end()) typed.suspect = *suspect;
}

/// How the column reads with a sign between its thousands, where that is possible; it is read so where nothing else is.
void take_groups(TypedColumn& typed, const Cells& cells, const TypingRules& rules, unsigned kinds) {
  const bool text = typed.column.type == ColumnType::text;
  if (!text && typed.column.type != ColumnType::number) return;
  for (const char between : {',', '.'}) {
    if (typed.grouped || (!text && (kinds & (between == ',' ? comma_cell : point_cell)) == 0)) continue;
    if (rules.decimal == between || (!text && !rules.decimal_comma)) continue;
    typed.grouped = read_groups(typed.column.name, cells, rules, between);
  }
  if (!typed.grouped) {
    typed.decimal_comma = !text && (kinds & comma_cell) != 0;
    typed.decimal_point = !text && (kinds & point_cell) != 0;
  } else if (typed.grouped->certain || rules.decimal) {
    typed.column = typed.grouped->column;
    typed.took_groups = true;
    typed.suspect.clear();
  }
}

}  // namespace

TypingRules typing_rules(const std::string& name, const ReadOptions& options, bool decimal_comma) {
  TypingRules rules{
      .missing = options.missing, .decimal_comma = decimal_comma, .decimal = options.decimal, .dates = options.dates};
  for (const ColumnOptions& column : options.columns) {
    if (!same_without_case(column.name, name)) continue;
    rules.missing.insert(rules.missing.end(), column.missing.begin(), column.missing.end());
    if (column.dates) rules.dates.order = column.dates;
    if (column.decimal) rules.decimal = column.decimal;
    rules.same = column.same;
  }
  if (rules.decimal) rules.decimal_comma = *rules.decimal == ',';
  for (std::string& text : rules.missing) text = unicode::one_line(text);
  return rules;
}

bool is_missing(std::string_view text, const TypingRules& rules) {
  return text.empty() || std::find(rules.missing.begin(), rules.missing.end(), text) != rules.missing.end();
}

std::string_view replaced(std::string_view text, const TypingRules& rules) {
  for (const auto& [one, others] : rules.same)
    if (std::ranges::find(others, text) != others.end()) return one;
  return text;
}

TypedColumn type_column(const std::string& name, const Cells& cells, const TypingRules& rules) {
  TypedColumn typed{.column = missing_column(name, ColumnType::number, cells.size())};
  const unsigned kinds = read_values(typed.column, cells, rules);
  typed.column.type = type_of(kinds, rules);
  if (typed.column.type == ColumnType::text) read_texts(typed, cells, rules);
  take_groups(typed, cells, rules, kinds);
  return typed;
}

}  // namespace rtsurv::table::detail
