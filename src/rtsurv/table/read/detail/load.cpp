#include "rtsurv/table/read/detail/load.hpp"

#include <algorithm>
#include <future>
#include <iterator>
#include <numeric>
#include <string_view>

#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/table/columns/missing_code.hpp"
#include "rtsurv/table/columns/row_list.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/detail/csv.hpp"
#include "rtsurv/table/read/detail/encoding.hpp"
#include "rtsurv/table/read/detail/groups.hpp"
#include "rtsurv/table/read/detail/kind.hpp"
#include "rtsurv/table/read/detail/parquet.hpp"
#include "rtsurv/table/read/detail/statfile/stat_file.hpp"
#include "rtsurv/table/read/detail/twins.hpp"
#include "rtsurv/table/read/detail/typing.hpp"
#include "rtsurv/table/read/detail/xlsx/xlsx.hpp"
#include "rtsurv/table/read/hash.hpp"
#include "rtsurv/table/read/named.hpp"

namespace rtsurv::table::detail {
namespace {

/// Whole numbers that were read as dates.
std::string note_of_counts(const TypedColumn& typed, const std::vector<std::size_t>& row_of_cell) {
  std::vector<std::size_t> rows;
  for (const std::size_t i : typed.counted) rows.push_back(row_of_cell[i]);
  return "column \"" + typed.column.name +
         "\": whole numbers among the dates were read as days that a spreadsheet counts from " + "1899-12-30, in " +
         (rows.size() == 1 ? "row " : "rows ") + list_rows(rows);
}

void add_notes(const TypedColumn& typed, const std::vector<std::size_t>& row_of_cell, ReadNotes& notes) {
  notes.decimal_comma = notes.decimal_comma || typed.decimal_comma;
  if (typed.times) notes.notes.push_back("column \"" + typed.column.name + "\": times of day were left out");
  if (!typed.counted.empty()) notes.notes.push_back(note_of_counts(typed, row_of_cell));
  if (std::string twins = note_of_twins(typed.column); !twins.empty()) notes.notes.push_back(std::move(twins));
  if (typed.suspect.empty()) return;
  notes.notes.push_back("column \"" + typed.column.name + "\" holds the text " + typed.suspect +
                        " as a value of its own; if it means missing, " + how_to_declare_missing(typed.suspect));
}

/// The names of the columns of a type, with commas between.
std::string names_of(const std::vector<Column>& columns, ColumnType type) {
  std::string list;
  for (const Column& column : columns)
    if (column.type == type) list += (list.empty() ? "" : ", ") + column.name;
  return list;
}

/// In order, as `places` are.
std::vector<std::size_t> others_than(const std::vector<std::size_t>& places, std::size_t count) {
  std::vector<std::size_t> all(count), others;
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::ranges::set_difference(all, places, std::back_inserter(others));
  return others;
}

/// Whether its commas part thousands is for the marks of the other columns to tell.
bool is_open(const TypedColumn& typed) { return typed.grouped && !typed.took_groups; }

/// Types the columns that are named on the threads of the call. One thread types a whole column, so their number changes
/// nothing.
std::vector<TypedColumn> type_columns(Grid& grid, const ReadOptions& options, bool decimal_comma) {
  std::vector<TypedColumn> typed(grid.names.size());
  const auto type = [&](const std::vector<std::size_t>& places) {
    parallel::parallel_for(places.size(), [&](std::size_t k) {
      const std::size_t i = places[k];
      typed[i] = type_column(grid.names[i], grid.columns[i], typing_rules(grid.names[i], options, decimal_comma));
      grid.columns[i] = Cells(nullptr);
    });
  };
  const std::vector<std::size_t> named = named_places(grid.names, options.named_in);
  type(named);
  if (named.size() == typed.size()) return typed;
  if (std::ranges::any_of(named, [&](std::size_t i) { return is_open(typed[i]); })) {
    type(others_than(named, typed.size()));
    return typed;
  }
  std::vector<TypedColumn> kept;
  for (const std::size_t i : named) kept.push_back(std::move(typed[i]));
  return kept;
}

/// The rows of the cohort must be known.
void take_columns(Loaded& loaded, std::vector<TypedColumn> columns, bool text_file) {
  const std::vector<std::string> groups = settle_groups(columns, text_file);
  loaded.notes.notes.insert(loaded.notes.notes.end(), groups.begin(), groups.end());
  for (TypedColumn& typed : columns) {
    add_notes(typed, loaded.cohort.row, loaded.notes);
    loaded.cohort.columns.push_back(std::move(typed.column));
  }
  if (loaded.notes.decimal_comma) loaded.notes.notes.emplace_back("decimal commas were read as points");
}

void take_grid(Loaded& loaded, Grid& grid, const ReadOptions& options, const Kind& kind) {
  const bool text_file = kind.content == Kind::Content::text;
  loaded.notes.notes = std::move(grid.notes);
  loaded.cohort.row = std::move(grid.row);
  const bool decimal_comma = !text_file || loaded.notes.delimiter != ',';
  take_columns(loaded, type_columns(grid, options, decimal_comma), text_file);
}

void read_text(Loaded& loaded, std::string_view text, const ReadOptions& options, const Kind& kind) {
  check_content(text, loaded.cohort.file, kind.content);
  const Recoded recoded = recode(text, loaded.cohort.file, options.encoding);
  if (recoded.text) text = *recoded.text;
  CsvText csv = scan_csv(text, loaded.cohort.file, {.delimiter = kind.delimiter, .header = options.header});
  loaded.notes.delimiter = csv.delimiter;
  if (!recoded.note.empty()) csv.notes.insert(csv.notes.begin(), recoded.note);
  take_grid(loaded, csv, options, kind);
}

void read_workbook(Loaded& loaded, std::string_view bytes, const ReadOptions& options, const Kind& kind) {
  check_content(bytes, loaded.cohort.file, kind.content);
  XlsxGrid grid = read_xlsx(bytes, loaded.cohort.file, options);
  take_grid(loaded, grid, options, kind);
}

/// Rows of a file without a header.
void number_rows(Cohort& cohort, std::size_t rows) {
  cohort.row.resize(rows);
  std::iota(cohort.row.begin(), cohort.row.end(), std::size_t{1});
}

void read_parquet_file(Loaded& loaded, std::string_view bytes, const ReadOptions& options) {
  std::vector<TypedColumn> columns = read_parquet(bytes, options);
  number_rows(loaded.cohort, columns.front().column.size());
  take_columns(loaded, std::move(columns), false);
}

void read_statistics(Loaded& loaded, std::string_view bytes, const ReadOptions& options, const Kind& kind) {
  check_content(bytes, loaded.cohort.file, kind.content);
  StatTable table = read_stat_file(bytes, loaded.cohort.file, kind.content, options);
  loaded.notes.notes = std::move(table.notes);
  number_rows(loaded.cohort, table.columns.front().column.size());
  take_columns(loaded, std::move(table.columns), false);
}

}  // namespace

void check_options(const ReadOptions& options, const Kind& kind, const std::string& file) {
  using Content = Kind::Content;
  const auto refuse = [&](const std::string& key, const std::string& reason) {
    throw Error(ErrorKind::usage,
                key + " does not fit: this is " + std::string(described(kind.content)) + ", which has no " + reason +
                    "; leave it out",
                {.file = file});
  };
  const bool text = kind.content == Content::text, workbook = kind.content == Content::workbook;
  if (!options.sheet.empty() && !workbook) refuse("sheet", "sheets");
  if (options.header && !text && !workbook) refuse("header", "row of names");
  if (!options.encoding.empty() && (workbook || kind.content == Content::parquet))
    refuse("encoding", "encoding to be told");
}

Loaded load(const ReadOptions& options) {
  const Kind kind = kind_of(options.path);
  Loaded loaded{.path = options.path, .sha256 = {}, .notes = {}, .dates = options.dates, .cohort = {}};
  loaded.cohort.file = options.path == "-" ? "standard input" : options.path;
  check_options(options, kind, loaded.cohort.file);
  const std::string bytes = read_bytes(options.path);
  auto fingerprint = std::async(parallel::threads() > 1 ? std::launch::async : std::launch::deferred, sha256_hex,
                                std::string_view(bytes));
  if (kind.content == Kind::Content::parquet)
    read_parquet_file(loaded, bytes, options);
  else if (kind.content == Kind::Content::workbook)
    read_workbook(loaded, bytes, options, kind);
  else if (kind.content != Kind::Content::text)
    read_statistics(loaded, bytes, options, kind);
  else if (kind.gzip)
    read_text(loaded, gunzip(bytes, options.path), options, kind);
  else
    read_text(loaded, bytes, options, kind);
  loaded.sha256 = fingerprint.get();
  const std::string dates = names_of(loaded.cohort.columns, ColumnType::date);
  if (!dates.empty()) loaded.notes.notes.push_back("columns of dates: " + dates);
  return loaded;
}

}  // namespace rtsurv::table::detail
