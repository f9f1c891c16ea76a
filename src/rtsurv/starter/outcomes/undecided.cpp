// What to say when no endpoint could be decided.

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/starter/outcomes/outcomes.hpp"
#include "rtsurv/starter/text.hpp"
#include "rtsurv/starter/values/states.hpp"
#include "rtsurv/table/columns/row_list.hpp"

namespace rtsurv::starter {
namespace {

/// "age (number), sex (text), ...": the first fifty.
std::string list_columns(const TableProfile& table) {
  constexpr std::size_t most = 50;
  std::string list;
  for (std::size_t i = 0; i < std::min(most, table.columns.size()); ++i)
    list += fmt::format("{}{} ({})", i == 0 ? "" : ", ", table.columns[i].name, name(table.columns[i].type));
  return table.columns.size() > most ? fmt::format("{} and {} more", list, table.columns.size() - most) : list;
}

std::string names_of_dates(const TableProfile& table) {
  std::string list;
  for (const ColumnProfile& column : table.columns)
    if (column.type == table::ColumnType::date) list += (list.empty() ? "" : ", ") + column.name;
  return list;
}

/// What keeps the first column that its name calls a follow-up time from being one.
std::string nearest_time(const TableProfile& table, const std::vector<NameWords>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ColumnProfile& column = table.columns[i];
    if (!names[i].time || column.known == 0) continue;
    const std::string name = in_comment(column.name);
    std::vector<std::size_t> below;
    for (std::size_t row = 0; row < column.values.size(); ++row)
      if (column.values[row] < 0.0) below.push_back(table.row_of(row));
    if (column.is_number() && below.size() == 1)
      return fmt::format("{} comes nearest, but the value of row {} lies below 0: correct it. ", name, below.front());
    if (column.is_number() && !below.empty())
      return fmt::format("{} comes nearest, but {} of its {} values lie below 0 (rows {}): correct these. ", name,
                         below.size(), column.known, table::list_rows(below));
    if (column.type == table::ColumnType::text && column.written.numbers > 0)
      return fmt::format(
          "{} comes nearest, but {} of its {} cells are no plain numbers: correct these, or give what "
          "means \"missing\" with --missing. ",
          name, column.known - column.written.numbers, column.known);
  }
  return {};
}

/// Rows whose text says that the event happened, or that it did not.
std::size_t rows_that_tell(const ColumnProfile& column) {
  std::size_t rows = 0;
  for (std::size_t i = 0; i < column.few_levels.size(); ++i) {
    const std::string& text = column.few_levels[i];
    rows += says_event(text) || says_death(text) || denies_event(text) ? column.few_counts[i] : 0U;
  }
  return rows;
}

/// What keeps the column that comes nearest to an event from being one.
std::string nearest_event(const TableProfile& table, const std::vector<NameWords>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ColumnProfile& column = table.columns[i];
    const std::string name = in_comment(column.name);
    const std::size_t telling = rows_that_tell(column);
    if (column.type == table::ColumnType::text && telling < column.known &&
        (names[i].event ? telling > 0 : 2 * telling >= column.known))
      return fmt::format(
          "{} comes nearest, but in {} of its {} cells the text tells neither the event nor that there "
          "was none: empty these where that is unknown, or name the texts of the event. ",
          name, column.known - telling, column.known);
    if (names[i].event && column.distinct == 1 && column.known < column.rows)
      return fmt::format(
          "{} comes nearest, one value or blank, but no date or time says when it happened: name that column in "
          "[[endpoint]]. ",
          name);
    if (column.is_number() && names[i].event && column.distinct > 2 && column.distinct <= ColumnProfile::few)
      return fmt::format("{} comes nearest, but it has {} different codes: name those of the event. ", name,
                         column.distinct);
  }
  return {};
}

}  // namespace

std::string no_time(const TableProfile& table, const std::vector<NameWords>& names) {
  const std::string dates = names_of_dates(table);
  std::string counted;
  for (const ColumnProfile& column : table.columns)
    if (column.counts_days()) counted += (counted.empty() ? "" : ", ") + column.name;
  const std::string nearest = nearest_time(table, names);
  return "no column looks like a follow-up time; " +
         (nearest.empty() ? "name it with --time" : nearest + "Or name another with --time") +
         (dates.empty() ? std::string()
                        : ", or write an endpoint with from and to, because these are dates: " + dates) +
         (counted.empty()
              ? std::string()
              : "; where these are days as a spreadsheet counts them, give them a format of dates: " + counted) +
         ". The columns are " + list_columns(table);
}

std::string no_event(const TableProfile& table, const std::vector<NameWords>& names) {
  std::string alike;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].event) alike += (alike.empty() ? "" : ", ") + table.columns[i].name;
  return fmt::format(
      "no column is surely an event (0/1, 0/1/2, true/false, 1/2, or alive/dead by its name); name it with "
      "--event, as a column or an expression such as \"status = 3\". {}{}The columns are {}",
      nearest_event(table, names), alike.empty() ? alike : "By their names these may be events: " + alike + ". ",
      list_columns(table));
}

}  // namespace rtsurv::starter
