#include "rtsurv/table/read/detail/xlsx/sheet.hpp"

#include <charconv>
#include <optional>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/detail/blanks.hpp"

namespace rtsurv::table::detail::xlsx {
namespace {

constexpr std::size_t most_columns = 16'384, most_rows = 1'048'576;

struct Place {
  std::size_t row = 0, column = 0;  ///< from 1; 0: not told
};

std::size_t number_of(std::string_view digits) {
  std::size_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// "BC12".
Place place_of(std::string_view reference) {
  Place place;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 3; ++i)
    place.column = 26 * place.column + static_cast<std::size_t>(reference[i] - 'A') + 1;
  place.row = number_of(reference.substr(i));
  return place;
}

class SheetReader {
 public:
  SheetReader(XmlScanner xml, const Workbook& workbook, const SharedTexts& texts, const std::string& path)
      : xml_(std::move(xml)), workbook_(workbook), texts_(texts), path_(path) {}

  Sheet read() {
    for (Token token = xml_.next(); token != Token::end; token = xml_.next()) {
      if (token == Token::open && xml_.name() == "row") start_row();
      if (token == Token::open && xml_.name() == "c") read_cell();
      if (token == Token::open && xml_.name() == "mergeCell") add_merged();
      if (token == Token::close && xml_.name() == "row") end_row();
    }
    if (row_has_value_) refuse("is cut off in the middle of a sheet");
    for (Cells& column : sheet_.columns) pad(column);
    return std::move(sheet_);
  }

 private:
  /// What the tag of a cell says; read before its content, which moves the scanner on.
  struct Cell {
    std::size_t column = 0;  ///< from 0
    std::string type;        ///< "s", "str", "inlineStr", "b", "e", "d"; empty or "n": a number
    Shown shown = Shown::number;
    bool formula = false;
    bool has_value = false;
  };

  [[noreturn]] void refuse(const std::string& message) const { throw Error(ErrorKind::io, message, {.file = path_}); }

  void start_row() {
    const auto number = xml_.attribute("r");
    row_ = number ? number_of(*number) : row_ + 1;
    if (row_ > most_rows || row_ <= last_row_ || row_has_value_)
      refuse("numbers its rows as no program does; save it again as .xlsx");
    last_row_ = row_;
    next_column_ = 0;
    const auto hidden = xml_.attribute("hidden");
    if (hidden && (*hidden == "1" || *hidden == "true")) ++sheet_.hidden_rows;
  }

  void end_row() {
    if (row_has_value_) sheet_.row.push_back(row_);
    row_has_value_ = false;
  }

  Cell start_cell() {
    Cell cell;
    const auto reference = xml_.attribute("r");
    const std::size_t column = reference ? place_of(*reference).column : 0;
    cell.column = column > 0 ? column - 1 : next_column_;
    if (cell.column >= most_columns || cell.column < next_column_)
      refuse("numbers its columns as no program does; save it again as .xlsx");
    next_column_ = cell.column + 1;
    cell.type = xml_.attribute("t").value_or("");
    const std::size_t style = number_of(xml_.attribute("s").value_or("0"));
    if (style < workbook_.styles.size()) cell.shown = workbook_.styles[style];
    return cell;
  }

  void read_cell() {
    Cell cell = start_cell();
    content_.clear();
    bool inside = false;
    while (true) {
      const Token token = xml_.next();
      if (token == Token::end) refuse("is cut off in the middle of a sheet");
      if (token == Token::text) {
        if (inside) xml_.append_text(content_);
        continue;
      }
      const bool opens = token == Token::open;
      if (!opens && xml_.name() == "c") break;
      if (xml_.name() == "v") inside = opens;
      cell.formula = cell.formula || xml_.name() == "f";
      cell.has_value = cell.has_value || xml_.name() == "v";
      if (opens && xml_.name() == "is") append_rich_text(xml_, "is", content_);
    }
    add(cell);
  }

  void add(const Cell& cell) {
    if (cell.formula && !cell.has_value) sheet_.uncomputed[cell.column].push_back(row_);
    if (cell.type == "e") return sheet_.errors[cell.column].push_back(row_);
    const std::string_view text = without_blanks(text_of(cell));
    if (text.empty()) return;
    constexpr std::size_t most_bytes = 1'000'000'000;
    if (sheet_.text.size() + text.size() > most_bytes) refuse("holds more than 1 GB of text, too much for a table");
    while (sheet_.columns.size() <= cell.column) sheet_.columns.emplace_back(nullptr);
    Cells& column = sheet_.columns[cell.column];
    pad(column);
    count(1);
    column.add_at(sheet_.text.size(), text.size());
    sheet_.text += text;
    row_has_value_ = true;
  }

  /// The text of a cell; numbers that are dates become dates.
  std::string_view text_of(const Cell& cell) {
    if (cell.type == "s") {
      const std::size_t i = number_of(content_);
      return i < texts_.size() && !content_.empty() ? texts_[i] : std::string_view();
    }
    if (cell.type == "b") return content_ == "1" ? "true" : content_ == "0" ? "false" : std::string_view(content_);
    if (!(cell.type.empty() || cell.type == "n") || content_.empty()) return content_;
    if (cell.shown == Shown::percent) ++sheet_.percent[cell.column];
    if (cell.shown == Shown::date) content_ = date_text(content_, workbook_.from_1904);
    return content_;
  }

  /// Empty cells of a column up to the row that is being read.
  void pad(Cells& column) {
    if (column.size() >= sheet_.row.size()) return;
    count(sheet_.row.size() - column.size());
    while (column.size() < sheet_.row.size()) column.add_at(sheet_.text.size(), 0);
  }

  void count(std::size_t cells) {
    constexpr std::size_t most_cells = 100'000'000;
    cells_ += cells;
    if (cells_ > most_cells) refuse("has a sheet of more than 100 million cells, too many for a table");
  }

  void add_merged() {
    const std::string_view block = xml_.attribute("ref").value_or("");
    const std::size_t colon = block.find(':');
    if (colon == std::string_view::npos) return;
    const Place first = place_of(block.substr(0, colon)), last = place_of(block.substr(colon + 1));
    sheet_.merged.push_back({first.row, first.column, last.row, last.column});
  }

  XmlScanner xml_;
  const Workbook& workbook_;
  const SharedTexts& texts_;
  const std::string& path_;
  Sheet sheet_;
  std::string content_;
  std::size_t row_ = 0, last_row_ = 0, next_column_ = 0, cells_ = 0;
  bool row_has_value_ = false;
};

}  // namespace

Sheet read_sheet(XmlScanner xml, const Workbook& workbook, const SharedTexts& texts, const std::string& path) {
  return SheetReader(std::move(xml), workbook, texts, path).read();
}

}  // namespace rtsurv::table::detail::xlsx
