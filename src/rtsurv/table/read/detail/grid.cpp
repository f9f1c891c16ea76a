#include "rtsurv/table/read/detail/grid.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

#include "rtsurv/core/text.hpp"
#include "rtsurv/core/utf8.hpp"
#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table::detail {
namespace {

std::size_t filled(const Record& record) {
  return static_cast<std::size_t>(std::ranges::count_if(record, [](const auto& cell) { return !cell.empty(); }));
}

bool is_value(const std::string& cell) { return !cell.empty() && read_cell(cell).kind != text_cell; }

/// Texts that all differ, in more than one cell.
bool could_name_columns(const Record& record) {
  std::set<std::string> seen;
  for (const std::string& cell : record)
    if (!cell.empty() && (is_value(cell) || !seen.insert(fold_case(cell)).second)) return false;
  return seen.size() > 1;
}

bool is_comment(const Record& record) { return record.front().starts_with("#"); }

/// The numbers 0, 1, ... or 1, 2, ..., perhaps with gaps: how programs number rows.
bool is_numbering(const Cells& cells) {
  std::string scratch;
  double last = -1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const CellValue value = read_cell(cells.text(i, scratch));
    if (value.kind != integer_cell || value.number <= last || (i == 0 && value.number > 1)) return false;
    last = value.number;
  }
  return true;
}

bool is_empty(const Cells& cells) {
  std::string scratch;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!cells.text(i, scratch).empty()) return false;
  return true;
}

void drop_column(Grid& grid, std::size_t i) {
  grid.names.erase(grid.names.begin() + static_cast<std::ptrdiff_t>(i));
  grid.columns.erase(grid.columns.begin() + static_cast<std::ptrdiff_t>(i));
}

void settle_first(Grid& grid) {
  if (is_numbering(grid.columns.front())) {
    grid.notes.emplace_back("the first column, which has no name and numbers the rows, was left out");
    return drop_column(grid, 0);
  }
  std::string name = "row_names";
  while (std::ranges::any_of(grid.names, [&](const auto& other) { return same_without_case(other, name); }))
    name += '_';
  grid.notes.push_back("the first column has no name and is called \"" + name + "\"");
  grid.names.front() = name;
}

}  // namespace

std::size_t find_header(const std::vector<Record>& first) {
  std::size_t width = 0;
  for (const Record& record : first) width = std::max(width, filled(record));
  const auto start = std::ranges::find_if(first, [](const Record& record) { return filled(record) > 0; });
  if (start == first.end()) return 0;
  const auto header = static_cast<std::size_t>(start - first.begin());
  const bool title = !start->front().empty() && 2 * filled(*start) <= width;
  if (!title && !is_comment(*start)) return header;
  for (std::size_t j = header + 1; j < first.size(); ++j) {
    if (is_comment(first[j]) || 2 * filled(first[j]) <= width || !could_name_columns(first[j])) continue;
    const bool values_follow = std::any_of(first.begin() + static_cast<std::ptrdiff_t>(j) + 1, first.end(),
                                           [](const Record& record) { return std::ranges::any_of(record, is_value); });
    if (values_follow) return j;
  }
  return header;
}

void settle_names(Grid& grid, Problems& problems) {
  std::unordered_map<std::string, std::size_t> seen;
  const std::vector<std::string> written = grid.names;
  for (std::size_t i = 0; i < grid.names.size(); ++i) {
    std::string& name = grid.names[i];
    name = unicode::one_line(name);
    const std::string place = std::to_string(i + 1);
    if (name.empty()) continue;
    if (!is_utf8(written[i])) {
      problems.add({.file = grid.file},
                   "the name of column " + place + " is not UTF-8; save the file as \"CSV UTF-8\"");
      continue;
    }
    const auto [other, is_new] = seen.emplace(fold_case(name), i);
    if (is_new) continue;
    const bool as_written = same_without_case(written[other->second], written[i]);
    problems.add({.file = grid.file, .column = name},
                 "columns " + std::to_string(other->second + 1) + " and " + place + " have the same name " +
                     (as_written ? "(case is ignored)"
                                 : "but for line breaks, or for how its letters are composed; give one another name"));
  }
}

void settle_unnamed(Grid& grid, Problems& problems) {
  std::size_t empty = 0;
  for (std::size_t i = grid.names.size(); i-- > 0;) {
    if (!grid.names[i].empty()) continue;
    if (is_empty(grid.columns[i])) {
      drop_column(grid, i);
      ++empty;
    } else if (i > 0) {
      problems.add({.file = grid.file}, "column " + std::to_string(i + 1) +
                                            " has no name in the header; write one above" +
                                            " its cells, or empty the column");
    }
  }
  if (grid.names.empty()) problems.add({.file = grid.file}, "no column has a name");
  if (!grid.names.empty() && grid.names.front().empty()) settle_first(grid);
  if (empty == 1) grid.notes.emplace_back("an empty column without a name was left out");
  if (empty > 1) grid.notes.push_back(std::to_string(empty) + " empty columns without a name were left out");
}

}  // namespace rtsurv::table::detail
