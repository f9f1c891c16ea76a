#include "rtsurv/table/read/detail/csv.hpp"

#include <algorithm>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/utf8.hpp"
#include "rtsurv/table/read/detail/fields.hpp"
#include "rtsurv/table/read/detail/header.hpp"
#include "rtsurv/table/read/detail/top_rows.hpp"

namespace rtsurv::table::detail {
namespace {

/// Walks over the rows below the header.
class RowScanner {
 public:
  /// `row` is that of the header.
  RowScanner(CsvText& table, std::size_t row, Problems& problems) : table_(table), problems_(problems), row_(row) {}

  void check_utf8() { check_utf8_ = true; }

  void scan(FieldReader& reader) {
    while (!reader.at_end()) {
      line_ = reader.line();
      const Field first = reader.next();
      if (first.ends_row && first.text.empty() && !first.quoted) {
        blank_rows_.push_back(++row_);
        continue;
      }
      keep_blank_rows(first);
      ++row_;
      if (is_comment(first))
        comments_.push_back(row_);
      else
        add_row(reader, first);
      if (table_.row.size() == sample_rows) reserve(reader.consumed());
    }
    note(comments_, "comments, which begin with #,", "a comment, which begins with #,");
    note(empty_rows_, "rows without any value", "a row without any value");
  }

 private:
  static constexpr std::size_t sample_rows = 10'000;

  [[nodiscard]] bool is_comment(const Field& first) const {
    return first.ends_row && table_.columns.size() > 1 && first.text.starts_with('#') && !first.quoted;
  }

  void note(const std::vector<std::size_t>& rows, const std::string& many, const std::string& one) {
    if (rows.size() == 1) table_.notes.push_back(one + " was left out: row " + list_rows(rows));
    if (rows.size() > 1)
      table_.notes.push_back(std::to_string(rows.size()) + " " + many + " were left out: rows " + list_rows(rows));
  }

  /// Makes room for the rows to come, as many as the first ones let expect: large tables grow without copies.
  void reserve(double consumed) {
    const auto expected = static_cast<std::size_t>(1.05 * static_cast<double>(table_.row.size()) / consumed);
    for (Cells& column : table_.columns) column.reserve(expected);
    table_.row.reserve(expected);
  }

  /// Blank lines, once another row follows; those at the end never were rows.
  void keep_blank_rows(const Field& next) {
    for (const std::size_t row : blank_rows_) {
      if (table_.columns.size() == 1) {
        table_.columns.front().add(next.text.substr(0, 0), false);
        table_.row.push_back(row);
      } else {
        empty_rows_.push_back(row);
      }
    }
    blank_rows_.clear();
  }

  void add_row(FieldReader& reader, Field field) {
    std::size_t fields = 0;
    bool sound = true, empty = true;
    while (true) {
      if (fields < table_.columns.size()) table_.columns[fields].add(field.text, field.doubled);
      empty = empty && field.text.empty();
      sound = check(field, fields++) && sound;
      if (field.ends_row) break;
      field = reader.next();
    }
    table_.row.push_back(row_);
    if (empty && sound && table_.columns.size() > 1) return take_back(fields);
    if (sound && fields != table_.columns.size()) report_count(fields);
  }

  void take_back(std::size_t fields) {
    for (std::size_t i = 0; i < std::min(fields, table_.columns.size()); ++i) table_.columns[i].take_back();
    table_.row.pop_back();
    empty_rows_.push_back(row_);
  }

  bool check(const Field& field, std::size_t index) {
    if (field.fault == Fault::none && !check_utf8_) return true;
    if (field.fault == Fault::unclosed_quote)
      problems_.add(where(index), "a quote is opened here and never closed");
    else if (field.fault == Fault::text_after_quote)
      problems_.add(where(index), "text follows the closing quote; write a quote inside a quoted cell twice");
    else if (!is_utf8(field.text))
      problems_.add(where(index), "the text is not UTF-8; save the file as \"CSV UTF-8\"");
    return field.fault == Fault::none;
  }

  void report_count(std::size_t fields) {
    const Where place = where(table_.columns.size());
    std::string message = "the row has " + std::to_string(fields) + (fields == 1 ? " field" : " fields") +
                          " where the header has " + std::to_string(table_.columns.size());
    if (fields > table_.columns.size()) message += "; a cell that holds the delimiter needs quotes around it";
    problems_.add(place, message);
  }

  [[nodiscard]] Where where(std::size_t index) const {
    Where place{.file = table_.file, .row = row_};
    if (line_ != row_) place.line = line_;
    if (index < table_.names.size()) place.column = table_.names[index];
    return place;
  }

  CsvText& table_;
  Problems& problems_;
  bool check_utf8_ = false;
  std::size_t row_ = 0;
  std::size_t line_ = 0;
  std::vector<std::size_t> blank_rows_, empty_rows_, comments_;
};

/// The header of a file in which every row has one field more than that gets the name it lacks, an empty one.
void add_missing_name(std::vector<std::string>& names, const std::vector<Record>& records, std::size_t header) {
  bool last_empty = true;
  std::size_t rows = 0;
  for (std::size_t i = header + 1; i < records.size(); ++i) {
    if (std::ranges::all_of(records[i], [](const auto& cell) { return cell.empty(); })) continue;
    if (records[i].size() != names.size() + 1) return;
    last_empty = last_empty && records[i].back().empty();
    ++rows;
  }
  if (rows == 0) return;
  if (last_empty)
    names.emplace_back();
  else if (rows > 1)
    names.insert(names.begin(), std::string());
}

/// The record of the names, from 0; told ones are checked.
std::size_t header_record(const std::vector<Record>& records, const std::string& file, const CsvRules& rules) {
  if (!rules.header) return find_header(records);
  if (*rules.header >= 1 && *rules.header <= records.size()) return *rules.header - 1;
  throw Error(ErrorKind::usage,
              "header must be one of the rows 1 to " + std::to_string(records.size()) + ", the row of the names",
              {.file = file});
}

/// Where the names stand: in one row, or put together from two.
struct Header {
  std::size_t first = 0, last = 0;  ///< records, from 0
  Record names = {};                ///< of two rows
};

Header find_names(const std::vector<Record>& records, const std::string& file, const CsvRules& rules) {
  Header header;
  header.first = header.last = header_record(records, file, rules);
  if (auto two = two_row_names(records, header.first, rules.header.has_value()))
    header = {two->top, two->top + 1, std::move(two->names)};
  return header;
}

void note_header(CsvText& table, const Header& header) {
  const std::string first = std::to_string(header.first + 1);
  if (header.last > header.first)
    table.notes.push_back("the names of the columns were put together from rows " + first + " and " +
                          std::to_string(header.last + 1));
  else if (header.first > 0)
    table.notes.push_back("the names of the columns were found in row " + first);
}

/// Reads the rows of the header, the first of which comes next.
void read_header(CsvText& table, FieldReader& reader, const Header& header, const std::vector<Record>& records,
                 Problems& problems) {
  table.names = read_names(reader, table.file, problems);
  if (header.last > header.first) {
    (void)read_names(reader, table.file, problems);
    table.names = header.names;
  } else {
    add_missing_name(table.names, records, header.last);
  }
  settle_names(table, problems);
  note_header(table, header);
}

}  // namespace

CsvText scan_csv(std::string_view text, const std::string& file, const CsvRules& rules) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const std::optional<char> told = take_separator_line(text);
  if (text.empty()) throw Error(ErrorKind::data, "the file is empty", {.file = file});
  CsvText table;
  table.file = file;
  table.delimiter = told ? *told : rules.delimiter.value_or(find_delimiter(text));
  const std::vector<Record> records = first_records(text, table.delimiter);
  const Header header = find_names(records, file, rules);
  Problems problems(ErrorKind::data);
  FieldReader reader(text, table.delimiter);
  for (std::size_t i = 0; i < header.first; ++i)
    while (!reader.next().ends_row) {
    }
  read_header(table, reader, header, records, problems);
  table.columns.assign(table.names.size(), Cells(text.data()));
  RowScanner scanner(table, header.last + 1, problems);
  if (!is_utf8(text)) scanner.check_utf8();
  scanner.scan(reader);
  if (table.row.empty()) problems.add({.file = file}, "the file has a header but no data rows");
  if (!rules.header) refuse_values_as_names(table, header.last + 1);
  if (problems.empty()) settle_unnamed(table, problems);
  problems.throw_if_any();
  drop_units_row(table, text.data());
  return table;
}

}  // namespace rtsurv::table::detail
