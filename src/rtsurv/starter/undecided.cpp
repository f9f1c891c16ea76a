// What to say when no endpoint could be decided.

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/starter/outcomes.hpp"

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

}  // namespace

std::string no_time(const TableProfile& table) {
  const std::string dates = names_of_dates(table);
  std::string counted;
  for (const ColumnProfile& column : table.columns)
    if (column.counts_days()) counted += (counted.empty() ? "" : ", ") + column.name;
  return "no column looks like a follow-up time; name it with --time" +
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
      "--event, as a column or an expression such as \"status = 3\". {}The columns are {}",
      alike.empty() ? alike : "By their names these may be events: " + alike + ". ", list_columns(table));
}

}  // namespace rtsurv::starter
