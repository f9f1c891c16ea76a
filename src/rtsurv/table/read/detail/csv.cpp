#include "rtsurv/table/read/detail/csv.hpp"

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/utf8.hpp"
#include "rtsurv/table/read/detail/fields.hpp"
#include "rtsurv/table/read/detail/header.hpp"

namespace rtsurv::table::detail {
namespace {

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

/// Refuses what is no text at all, with the remedy for the usual mistakes.
void check_is_text(std::string_view text, const std::string& file) {
  const auto refuse = [&file](const char* message) { throw Error(ErrorKind::data, message, {.file = file}); };
  if (text.empty()) refuse("the file is empty");
  if (starts_with(text, "PK\x03\x04"))
    refuse("is a spreadsheet or zip archive, not text; save the sheet as \"CSV UTF-8\"");
  if (starts_with(text, "\x1F\x8B")) refuse("is compressed by gzip; give it a name that ends in .gz");
  if (starts_with(text, "\xFF\xFE") || starts_with(text, "\xFE\xFF"))
    refuse("is UTF-16 text; save the file as \"CSV UTF-8\"");
}

/// Walks over the rows below the header.
class RowScanner {
 public:
  RowScanner(CsvText& table, const std::string& file, Problems& problems)
      : table_(table), file_(file), problems_(problems) {}

  void check_utf8() { check_utf8_ = true; }

  void scan(FieldReader& reader) {
    while (!reader.at_end()) {
      line_ = reader.line();
      const Field first = reader.next();
      if (first.ends_row && first.text.empty() && !first.quoted) {
        ++blank_lines_;
        continue;
      }
      add_blank_rows(first);
      add_row(reader, first);
      if (row_ == sample_rows) reserve(reader.consumed());
    }
  }

  [[nodiscard]] std::size_t rows() const { return row_; }

 private:
  static constexpr std::size_t sample_rows = 10'000;

  /// Makes room for the rows to come, as many as the first ones let expect: large tables grow without copies.
  void reserve(double consumed) {
    const auto expected = static_cast<std::size_t>(1.05 * static_cast<double>(row_) / consumed);
    for (Cells& column : table_.columns) column.reserve(expected);
  }

  /// Blank lines count as rows once another row follows.
  void add_blank_rows(const Field& next) {
    for (; blank_lines_ > 0; --blank_lines_) {
      ++row_;
      if (table_.columns.size() == 1) {
        table_.columns.front().add(next.text.substr(0, 0), false);
      } else {
        problems_.add({.file = file_, .row = row_}, "the row is empty");
      }
    }
  }

  void add_row(FieldReader& reader, Field field) {
    ++row_;
    std::size_t fields = 0;
    bool sound = true;
    while (true) {
      if (fields < table_.columns.size()) table_.columns[fields].add(field.text, field.doubled);
      sound = check(field, fields++) && sound;
      if (field.ends_row) break;
      field = reader.next();
    }
    if (sound && fields != table_.columns.size()) report_count(fields);
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
    Where place = where(table_.columns.size());
    std::string message = "the row has " + std::to_string(fields) + (fields == 1 ? " field" : " fields") +
                          " where the header has " + std::to_string(table_.columns.size());
    if (fields > table_.columns.size()) message += "; a cell that holds the delimiter needs quotes around it";
    problems_.add(place, message);
  }

  [[nodiscard]] Where where(std::size_t index) const {
    Where place{.file = file_, .row = row_};
    if (line_ != row_ + 1) place.line = line_;
    if (index < table_.names.size()) place.column = table_.names[index];
    return place;
  }

  CsvText& table_;
  const std::string& file_;
  Problems& problems_;
  bool check_utf8_ = false;
  std::size_t row_ = 0;
  std::size_t line_ = 0;
  std::size_t blank_lines_ = 0;
};

}  // namespace

CsvText scan_csv(std::string_view text, const std::string& file, std::optional<char> delimiter) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (starts_with(text, byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  check_is_text(text, file);
  CsvText table;
  table.delimiter = delimiter.value_or(find_delimiter(text));
  Problems problems(ErrorKind::data);
  FieldReader reader(text, table.delimiter);
  table.names = read_names(reader, file, problems);
  table.columns.assign(table.names.size(), Cells(text.data()));
  RowScanner scanner(table, file, problems);
  if (!is_utf8(text)) scanner.check_utf8();
  scanner.scan(reader);
  if (scanner.rows() == 0) problems.add({.file = file}, "the file has a header but no data rows");
  problems.throw_if_any();
  return table;
}

}  // namespace rtsurv::table::detail
