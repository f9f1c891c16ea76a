#include "rtsurv/table/read/detail/xlsx/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/table/read/detail/top_rows.hpp"
#include "rtsurv/table/read/detail/xlsx/sheet.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table::detail {
namespace {

using xlsx::Merged;
using xlsx::Sheet;
using xlsx::SheetEntry;
using xlsx::Workbook;

std::string listed(const std::vector<SheetEntry>& sheets) {
  std::string list;
  for (const SheetEntry& sheet : sheets) list += (list.empty() ? "\"" : ", \"") + sheet.name + "\"";
  return list;
}

const SheetEntry& chosen(const Workbook& workbook, const std::string& wanted, const std::string& file) {
  if (wanted.empty()) return workbook.sheets.front();
  for (const SheetEntry& sheet : workbook.sheets)
    if (same_without_case(unicode::one_line(sheet.name), unicode::one_line(wanted))) return sheet;
  std::size_t place = 0;
  const auto end = wanted.data() + wanted.size();
  const bool number = std::from_chars(wanted.data(), end, place).ptr == end;
  if (number && place >= 1 && place <= workbook.sheets.size()) return workbook.sheets[place - 1];
  throw Error(ErrorKind::usage,
              "there is no visible sheet \"" + excerpt(wanted) + "\"; the sheets are " + listed(workbook.sheets),
              {.file = file});
}

/// Names, rows and cells of a sheet whose rows are all known.
class SheetTable {
 public:
  SheetTable(Sheet&& sheet, const std::string& file) : sheet_(std::move(sheet)) {
    grid_.file = file;
    grid_.text = std::make_unique<const std::string>(std::move(sheet_.text));
    for (Cells& column : sheet_.columns) column = column.after(0, grid_.text->data());
  }

  XlsxGrid take(const ReadOptions& options) {
    if (sheet_.row.empty()) throw Error(ErrorKind::data, "the sheet is empty", {.file = grid_.file});
    const std::size_t header = header_index(options);
    const std::size_t last = read_names(header, options.header.has_value());
    note_cells(sheet_.row[last]);
    for (const Cells& column : sheet_.columns) grid_.columns.push_back(column.after(last + 1, grid_.text->data()));
    grid_.header = sheet_.row[last];
    grid_.row.assign(sheet_.row.begin() + static_cast<std::ptrdiff_t>(last) + 1, sheet_.row.end());
    return std::move(grid_);
  }

 private:
  [[nodiscard]] std::string cell(std::size_t column, std::size_t i) const {
    std::string scratch;
    return std::string(sheet_.columns[column].text(i, scratch));
  }

  /// Reads the names from the row of the header on; gives the last row that has some.
  std::size_t read_names(std::size_t header, bool told) {
    const std::size_t last = last_of_header(header);
    if (last == header)
      if (const auto lower = join_names(header, told)) return *lower;
    for (std::size_t i = 0; i < sheet_.columns.size(); ++i) grid_.names.push_back(name_of(i, header, last));
    number_repeated();
    if (sheet_.row[header] > 1)
      grid_.notes.push_back("the names of the columns were found in row " + std::to_string(sheet_.row[header]));
    return last;
  }

  /// Two rows of names of which no cell is merged with one below; gives the lower.
  std::optional<std::size_t> join_names(std::size_t header, bool told) {
    std::vector<Record> first;
    for (std::size_t i = 0; i < std::min(sheet_.row.size(), header + header_sample); ++i) {
      first.emplace_back();
      for (std::size_t k = 0; k < sheet_.columns.size(); ++k)
        first.back().push_back(i < header + 2 ? name_in_row(k, i) : cell(k, i));
    }
    auto two = two_row_names(first, header, told);
    if (!two) return std::nullopt;
    grid_.names = std::move(two->names);
    grid_.notes.push_back("the names of the columns were put together from rows " +
                          std::to_string(sheet_.row[two->top]) + " and " + std::to_string(sheet_.row[two->top + 1]));
    return two->top + 1;
  }

  /// Which of the rows that have a value names the columns.
  [[nodiscard]] std::size_t header_index(const ReadOptions& options) const {
    if (options.header) {
      const auto found = std::ranges::find(sheet_.row, *options.header);
      if (found != sheet_.row.end()) return static_cast<std::size_t>(found - sheet_.row.begin());
      throw Error(ErrorKind::usage, "header is row " + std::to_string(*options.header) + ", which is empty",
                  {.file = grid_.file});
    }
    std::vector<Record> first;
    for (std::size_t i = 0; i < std::min(sheet_.row.size(), header_sample); ++i) {
      first.emplace_back();
      for (std::size_t k = 0; k < sheet_.columns.size(); ++k) first.back().push_back(cell(k, i));
    }
    return find_header(first);
  }

  /// The header goes on as long as one of its names is merged with a cell below.
  [[nodiscard]] std::size_t last_of_header(std::size_t header) const {
    std::size_t bottom = sheet_.row[header];
    constexpr std::size_t most_rows = 3;
    for (const Merged& block : sheet_.merged)
      if (block.top <= sheet_.row[header] && block.bottom > bottom && block.bottom < sheet_.row[header] + most_rows)
        bottom = block.bottom;
    std::size_t last = header;
    while (last + 1 < sheet_.row.size() && sheet_.row[last + 1] <= bottom) ++last;
    return last;
  }

  /// What a column is called in a row of the header: its cell, or the one that it is merged with.
  [[nodiscard]] std::string name_in_row(std::size_t column, std::size_t i) const {
    std::string own = cell(column, i);
    if (!own.empty()) return own;
    for (const Merged& block : sheet_.merged) {
      const bool covers = block.top <= sheet_.row[i] && sheet_.row[i] <= block.bottom && block.left <= column + 1 &&
                          column + 1 <= block.right;
      const auto top = std::ranges::find(sheet_.row, block.top);
      if (covers && top != sheet_.row.end() && block.left <= sheet_.columns.size() && block.left > 0)
        return cell(block.left - 1, static_cast<std::size_t>(top - sheet_.row.begin()));
    }
    return own;
  }

  [[nodiscard]] std::string name_of(std::size_t column, std::size_t header, std::size_t last) const {
    std::string name, before;
    for (std::size_t i = header; i <= last; ++i) {
      const std::string part = name_in_row(column, i);
      if (!part.empty() && part != before) name += (name.empty() ? "" : " ") + part;
      before = part;
    }
    return name;
  }

  /// Columns below one merged name: the second is called "name 2".
  void number_repeated() {
    for (const Merged& block : sheet_.merged)
      for (std::size_t k = block.left + 1; k <= block.right && k <= grid_.names.size() && block.left > 0; ++k)
        if (!grid_.names[k - 1].empty() && grid_.names[k - 1] == grid_.names[block.left - 1])
          grid_.names[k - 1] += " " + std::to_string(k - block.left + 1);
  }

  [[nodiscard]] std::string called(std::size_t column) const {
    const bool named = column < grid_.names.size() && !grid_.names[column].empty();
    return named ? "\"" + grid_.names[column] + "\"" : std::to_string(column + 1);
  }

  /// Cells that are not what they seem, below the header.
  void note_cells(std::size_t header) {
    Problems problems(ErrorKind::data);
    for (const auto& [column, rows] : sheet_.uncomputed)
      problems.add({.file = grid_.file}, "column " + called(column) + ": formulas without a saved result in " +
                                             in_rows(rows) +
                                             "; open the workbook in a spreadsheet program and save it there");
    problems.throw_if_any();
    for (auto& [column, rows] : sheet_.errors) {
      std::erase_if(rows, [header](std::size_t row) { return row <= header; });
      if (!rows.empty())
        grid_.notes.push_back("column " + called(column) + ": errors such as #N/A are missing in " + in_rows(rows));
    }
    for (const auto& [column, cells] : sheet_.percent)
      grid_.notes.push_back("column " + called(column) + " is shown as percent and read as fractions: 45 % is 0.45");
    if (sheet_.hidden_rows > 0)
      grid_.notes.push_back(std::to_string(sheet_.hidden_rows) +
                            " rows that the sheet hides, perhaps by a filter, were read like the others");
  }

  static std::string in_rows(const std::vector<std::size_t>& rows) {
    return (rows.size() == 1 ? "row " : "rows ") + list_rows(rows);
  }

  Sheet sheet_;
  XlsxGrid grid_;
};

}  // namespace

XlsxGrid read_xlsx(std::string_view bytes, const std::string& file, const ReadOptions& options) {
  const xlsx::Archive archive(bytes, file);
  const Workbook workbook = xlsx::read_workbook(archive, file);
  const SheetEntry& entry = chosen(workbook, options.sheet, file);
  const xlsx::SharedTexts texts(archive, file);
  SheetTable table(xlsx::read_sheet(xlsx::scan_part(archive, entry.part, file), workbook, texts, file), file);
  XlsxGrid grid = table.take(options);
  if (workbook.sheets.size() > 1)
    grid.notes.insert(grid.notes.begin(), "the workbook has " + std::to_string(workbook.sheets.size()) +
                                              " sheets; this is \"" + entry.name + "\", another is named with sheet");
  if (!options.header) refuse_values_as_names(grid, grid.header);
  Problems problems(ErrorKind::data);
  settle_names(grid, problems);
  if (grid.row.empty()) problems.add({.file = file}, "the sheet has a header but no data rows");
  if (problems.empty()) settle_unnamed(grid, problems);
  problems.throw_if_any();
  drop_units_row(grid, grid.text->data());
  return grid;
}

}  // namespace rtsurv::table::detail
