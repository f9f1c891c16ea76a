#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "commands.hpp"
#include "first_protocol.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/study/prepare/prepared.hpp"
#include "rtsurv/study/prepare/table_columns.hpp"

namespace rtsurv::cli {
namespace {

constexpr std::size_t most_rows = 500;

struct ColumnsCall : ReadingOptions {
  std::vector<std::string> rows;
  bool json = false;
};

std::size_t row_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    throw InvalidOption("--rows: \"" + std::string(text) + "\" is no row; write --rows 2-51 or --rows 31,88");
  return number;
}

/// "31", "88" or "2-51" each; ascending, without repeats.
std::vector<std::size_t> rows_of(const std::vector<std::string>& wanted) {
  std::vector<std::size_t> rows;
  for (const std::string& one : wanted) {
    const std::size_t dash = std::min(one.find('-'), one.size());
    const std::size_t first = row_number(std::string_view(one).substr(0, dash));
    const std::size_t last = dash == one.size() ? first : row_number(std::string_view(one).substr(dash + 1));
    if (last < first || last - first >= most_rows || rows.size() + (last - first) >= most_rows)
      throw InvalidOption(fmt::format("--rows: \"{}\" is no range of rows, or more than {} in all", one, most_rows));
    for (std::size_t row = first; row <= last; ++row) rows.push_back(row);
  }
  std::ranges::sort(rows);
  const auto repeats = std::ranges::unique(rows);
  rows.erase(repeats.begin(), repeats.end());
  return rows;
}

results::TableColumns columns_of(const ColumnsCall& call) {
  study::Protocol protocol;
  if (std::filesystem::path(call.data).extension() == ".toml") {
    if (says_how_to_read(call))
      throw Error(ErrorKind::usage, "a protocol says itself how its table is read; write it in [study]");
    protocol = study::read_protocol(call.data);
  } else {
    protocol.data = call.data;
    protocol.reading = read_options(call);
  }
  const std::vector<std::size_t> rows = rows_of(call.rows);
  const table::Table table = study::read_cohort(protocol);
  results::TableColumns columns = study::table_columns(protocol, table);
  if (!rows.empty()) columns.rows = study::table_rows(table, rows);
  return columns;
}

/// What a column holds, in a few words.
std::string values_of(const results::TableColumn& column) {
  constexpr std::size_t few = 4;
  if (!column.barred.empty()) return column.barred;
  if (column.dates) return column.dates->first + " to " + column.dates->last;
  if (!column.levels.empty() && column.levels.size() <= few) {
    std::string text;
    for (const auto& level : column.levels)
      text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", level.level, level.count);
    return text;
  }
  if (!column.numbers) return report::counted(static_cast<double>(column.distinct), "value");
  return fmt::format("{:g} to {:g}, median {:g}", column.numbers->min, column.numbers->max, column.numbers->median);
}

std::string as_text(const results::TableColumns& columns) {
  report::Grid grid({"column", "kind", "missing", "values"});
  for (const results::TableColumn& column : columns.columns)
    grid.add(
        {column.name, std::string(results::word_of(column.kind)), std::to_string(column.missing), values_of(column)});
  const std::string text = grid.text() + report::counted(static_cast<double>(columns.n), "row") + "\n";
  if (!columns.rows) return text + how_it_was_read(columns.reading);
  std::vector<std::string> header{"row"};
  for (const results::TableColumn& column : columns.columns) header.push_back(column.name);
  report::Grid cells(header);
  for (const auto& row : *columns.rows) {
    std::vector<std::string> line{std::to_string(row.row)};
    for (const auto& cell : row.cells) line.push_back(cell.value_or(""));
    cells.add(std::move(line));
  }
  return text + "\n" + cells.text() + how_it_was_read(columns.reading);
}

}  // namespace

void add_columns(CLI::App& program) {
  CLI::App& command = add_command(program, "columns", "the columns of a table: kinds, values, what is missing or odd",
                                  "rtsurv columns cohort.xlsx");
  auto call = std::make_shared<ColumnsCall>();
  add_reading_options(command, *call, "table, or a protocol, which says how its table is read");
  command
      .add_option("--rows", call->rows,
                  "also the cells of these rows of the sheet, whose header is row 1: 2-51, or 31,88; at most 500")
      ->type_name("LIST")
      ->delimiter(',');
  command.add_flag("--json", call->json, "print the result as one JSON object");
  command.callback([call] {
    const results::TableColumns columns = columns_of(*call);
    print(call->json ? results::to_json(columns) : as_text(columns));
  });
}

}  // namespace rtsurv::cli
