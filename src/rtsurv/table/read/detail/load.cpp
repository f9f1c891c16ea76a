#include "rtsurv/table/read/detail/load.hpp"

#include <future>
#include <numeric>
#include <optional>
#include <string_view>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/table/columns/missing_code.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/detail/csv.hpp"
#include "rtsurv/table/read/detail/parquet.hpp"
#include "rtsurv/table/read/detail/typing.hpp"
#include "rtsurv/table/read/hash.hpp"

namespace rtsurv::table::detail {
namespace {

struct Format {
  bool parquet = false;
  bool gzip = false;
  std::optional<char> delimiter;  ///< when the ending of the name tells it
};

/// Removes the ending from the name if it is there.
bool take_ending(std::string& name, std::string_view ending) {
  if (name.size() < ending.size() || name.compare(name.size() - ending.size(), ending.size(), ending) != 0)
    return false;
  name.resize(name.size() - ending.size());
  return true;
}

Format format_of(const std::string& path) {
  if (path == "-") return {};
  Format format;
  std::string name = fold_case(path);
  if (take_ending(name, ".parquet")) {
    format.parquet = true;
    return format;
  }
  format.gzip = take_ending(name, ".gz");
  if (take_ending(name, ".tsv")) {
    format.delimiter = '\t';
    return format;
  }
  if (take_ending(name, ".csv") || take_ending(name, ".txt")) return format;
  throw Error(ErrorKind::usage,
              "the kind of file is not known; its name must end in .csv, .tsv, .txt (or these with "
              ".gz) or .parquet",
              {.file = path});
}

void add_notes(const TypedColumn& typed, ReadNotes& notes) {
  notes.decimal_comma = notes.decimal_comma || typed.decimal_comma;
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

/// Types the columns on the threads of the call. One thread types a whole column, so their number changes nothing.
std::vector<TypedColumn> type_columns(CsvText& csv, const TypingRules& rules) {
  std::vector<TypedColumn> typed(csv.names.size());
  parallel::parallel_for(typed.size(), [&](std::size_t i) {
    typed[i] = type_column(csv.names[i], csv.columns[i], rules);
    csv.columns[i] = Cells(nullptr);
  });
  return typed;
}

void read_text(Loaded& loaded, std::string_view text, const ReadOptions& options, const Format& format) {
  CsvText csv = scan_csv(text, loaded.cohort.file, format.delimiter);
  loaded.notes.delimiter = csv.delimiter;
  const TypingRules rules{.missing = options.missing, .decimal_comma = csv.delimiter != ','};
  for (TypedColumn& typed : type_columns(csv, rules)) {
    add_notes(typed, loaded.notes);
    loaded.cohort.columns.push_back(std::move(typed.column));
  }
  if (loaded.notes.decimal_comma) loaded.notes.notes.emplace_back("decimal commas were read as points");
}

}  // namespace

Loaded load(const ReadOptions& options) {
  const Format format = format_of(options.path);
  Loaded loaded{.path = options.path, .sha256 = {}, .notes = {}, .cohort = {}};
  loaded.cohort.file = options.path == "-" ? "standard input" : options.path;
  const std::string bytes = read_bytes(options.path);
  auto fingerprint = std::async(parallel::threads() > 1 ? std::launch::async : std::launch::deferred, sha256_hex,
                                std::string_view(bytes));
  if (format.parquet) {
    loaded.cohort.columns = read_parquet(bytes, options.path, options.missing);
  } else if (format.gzip) {
    read_text(loaded, gunzip(bytes, options.path), options, format);
  } else {
    read_text(loaded, bytes, options, format);
  }
  loaded.sha256 = fingerprint.get();
  const std::string dates = names_of(loaded.cohort.columns, ColumnType::date);
  if (!dates.empty()) loaded.notes.notes.push_back("columns of dates: " + dates);
  loaded.cohort.row.resize(loaded.cohort.columns.front().size());
  std::iota(loaded.cohort.row.begin(), loaded.cohort.row.end(), std::size_t{1});
  return loaded;
}

}  // namespace rtsurv::table::detail
