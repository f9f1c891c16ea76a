#include "rtsurv/table/columns/odd_cells.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "rtsurv/core/text.hpp"
#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/grouped_number.hpp"
#include "rtsurv/table/columns/missing_code.hpp"
#include "rtsurv/table/columns/row_list.hpp"

namespace rtsurv::table {
namespace {

constexpr unsigned number_cells = integer_cell | real_cell | point_cell;

using Values = std::vector<std::optional<double>>;

/// What the levels would be in a column of numbers.
Values numbers_of(const std::vector<std::string>& levels) {
  Values values;
  for (const std::string& level : levels) {
    const CellValue cell = read_cell(level);
    values.push_back((cell.kind & number_cells) != 0 ? std::optional(cell.number) : std::nullopt);
  }
  return values;
}

Values dates_of(const std::vector<std::string>& levels, const DateRules& rules) {
  const auto reading = read_dates(levels, rules);
  if (!reading || reading->day.empty()) return Values(levels.size());
  return {reading->day.begin(), reading->day.end()};
}

/// The column with those values, the other cells missing; nothing unless nearly all cells have one.
std::optional<Column> converted(const Column& column, const Values& values, ColumnType type) {
  constexpr std::size_t least_fitting = 4, share_of_odd = 10;
  Column result = missing_column(column.name, type, column.size());
  std::size_t fitting = 0, odd = 0;
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] != 0) continue;
    const auto& value = values[static_cast<std::size_t>(column.code[i])];
    ++(value ? fitting : odd);
    if (!value) continue;
    result.missing[i] = 0;
    result.number[i] = *value;
  }
  const std::size_t few = std::max<std::size_t>(1, (fitting + odd) / share_of_odd);
  return fitting >= least_fitting && odd > 0 && odd <= few ? std::optional(std::move(result)) : std::nullopt;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

OddKind kind_of(std::string_view text) {
  if (missing_code(text) != MissingCode::no) return OddKind::no_value;
  if (!has_digit(text)) return OddKind::other;
  for (const std::string_view sign : {"<", ">", "\xE2\x89\xA4", "\xE2\x89\xA5"})
    if (text.starts_with(sign)) return OddKind::limit;
  const std::string folded = fold_case(text);
  for (const std::string_view word : {"ca", "~", "\xE2\x89\x88", "about", "approx", "circa", "etwa"})
    if (folded.starts_with(word)) return OddKind::approximate;
  if (const auto number = grouped_number(text, ','); number && number->grouped) return OddKind::grouped;
  const bool begins = text.find_first_of("0123456789") <= 1;
  return begins ? OddKind::marked : OddKind::other;
}

std::vector<OddCell> odd_cells(const Cohort& cohort, const Column& before, const Column& after) {
  std::vector<OddCell> odd;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before.missing[i] == 0 && after.missing[i] != 0) odd.push_back(odd_cell(before, i, cohort.row[i], after.type));
  return odd;
}

std::string words_for(OddKind kind, const std::string& word) {
  switch (kind) {
    case OddKind::no_value:
      return "\"" + word + "\"";
    case OddKind::limit:
      return "a limit, as in <0.1,";
    case OddKind::approximate:
      return "about a number, as in ca. 60,";
    case OddKind::grouped:
      return "a number with a comma between its digits";
    case OddKind::marked:
      return "a number with a unit or another sign";
    case OddKind::other_order:
      return "a date in another order than the rest";
    case OddKind::other:
      break;
  }
  return "another text";
}

std::string remedy(const std::vector<OddCell>& odd, Rest rest) {
  std::string words;
  bool others = false, orders = false, groups = false;
  for (const OddCell& cell : odd) {
    orders = orders || cell.kind == OddKind::other_order;
    groups = groups || cell.kind == OddKind::grouped;
    others = others || (cell.word.empty() && cell.kind != OddKind::other_order && cell.kind != OddKind::grouped);
    const std::string quoted = "\"" + cell.word + "\"";
    if (cell.word.empty() || words.find(quoted) != std::string::npos) continue;
    words += (words.empty() ? "" : ", ") + quoted;
  }
  std::string text;
  if (!words.empty())
    text = "; if " + words + " means missing, declare it: missing = [" + words +
           "] in [study] or for this column in [columns], --missing " + words.substr(0, words.find(','));
  if (groups)
    text += "; if commas part thousands, say decimal = \".\" in [study] or for this column in [columns], --decimal .";
  if (orders) text += "; write all dates of the column in one order";
  if (others && odd.front().expected == ColumnType::date)
    text += "; write dates as YYYY-MM-DD and leave unknown ones empty";
  else if (others && rest == Rest::any)
    text += "; correct them, or leave them empty when they are unknown";
  else if (others)
    text +=
        "; correct them, leave them empty when they are unknown, or list the levels of a category in [columns] (on the command "
        "line: factor(...))";
  return text;
}

}  // namespace

OddCell odd_cell(const Column& column, std::size_t i, std::size_t row, ColumnType expected) {
  const std::string& text = column.level[static_cast<std::size_t>(column.code[i])];
  const OddKind written = kind_of(text);
  if (written == OddKind::no_value) return {row, column.name, expected, written, text};
  if (expected == ColumnType::number) return {row, column.name, expected, written, {}};
  constexpr int any_century = 1930;
  return {row, column.name, expected, read_date(text, any_century) ? OddKind::other_order : OddKind::other, {}};
}

std::optional<NearlyTyped> nearly_typed(const Cohort& cohort, const Column& column, const DateRules& rules) {
  if (column.type != ColumnType::text) return std::nullopt;
  auto better = converted(column, numbers_of(column.level), ColumnType::number);
  if (!better) better = converted(column, dates_of(column.level, rules), ColumnType::date);
  if (!better) return std::nullopt;
  std::vector<OddCell> odd = odd_cells(cohort, column, *better);
  return NearlyTyped{std::move(*better), std::move(odd)};
}

std::string describe(const std::vector<OddCell>& odd, Rest rest) {
  std::map<std::pair<OddKind, std::string>, std::vector<std::size_t>> kinds;
  for (const OddCell& cell : odd) kinds[{cell.kind, cell.word}].push_back(cell.row);
  const bool date = odd.front().expected == ColumnType::date;
  std::string text = std::string("must be a ") + (date ? "date" : "number") +
                     (rest == Rest::fits ? ", like the rest of the column; " : "; ");
  bool first = true;
  for (const auto& [kind, rows] : kinds) {
    text += (first ? "" : ", ") + std::to_string(rows.size()) + (rows.size() == 1 ? " cell is " : " cells are ") +
            words_for(kind.first, kind.second) + (rows.size() == 1 ? " (row " : " (rows ") + list_rows(rows) + ")";
    first = false;
  }
  return text + remedy(odd, rest);
}

}  // namespace rtsurv::table
