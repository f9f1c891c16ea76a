#include "rtsurv/table/read/detail/top_rows.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "rtsurv/core/text.hpp"
#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/missing_code.hpp"
#include "rtsurv/table/columns/written_date.hpp"

namespace rtsurv::table::detail {
namespace {

enum class Like { nothing, text, number, date };

Like like(std::string_view cell) {
  if (cell.empty()) return Like::nothing;
  constexpr int any_century = 1930;
  const CellKind kind = read_cell(cell).kind;
  if (kind == date_cell || read_date(cell, any_century)) return Like::date;
  return kind == text_cell || kind == boolean_cell || kind == non_finite_cell ? Like::text : Like::number;
}

std::string cell_of(const Record& record, std::size_t i) { return i < record.size() ? record[i] : std::string(); }

bool comes_again(const std::vector<Record>& first, std::size_t from, std::size_t column, const std::string& cell) {
  return std::any_of(first.begin() + static_cast<std::ptrdiff_t>(from), first.end(),
                     [&](const Record& record) { return cell_of(record, column) == cell; });
}

bool values_follow(const std::vector<Record>& first, std::size_t from, std::size_t column) {
  return std::any_of(first.begin() + static_cast<std::ptrdiff_t>(from), first.end(),
                     [&](const Record& record) { return like(cell_of(record, column)) >= Like::number; });
}

bool has_value(const Record& record) {
  return std::ranges::any_of(record, [](const std::string& cell) { return like(cell) >= Like::number; });
}

/// Names that are told apart, case ignored; how many there are.
std::optional<std::size_t> distinct_names(const Record& names) {
  std::set<std::string> seen;
  for (const std::string& name : names)
    if (!name.empty() && !seen.insert(fold_case(name)).second) return std::nullopt;
  return seen.size();
}

Record joined(const Record& upper, const Record& lower) {
  Record names;
  std::string group;
  for (std::size_t i = 0; i < std::max(upper.size(), lower.size()); ++i) {
    const std::string above = cell_of(upper, i), below = cell_of(lower, i);
    if (!above.empty()) group = below.empty() ? std::string() : above;
    const std::string base = !above.empty() ? above : below.empty() ? std::string() : group;
    names.push_back(base + (base.empty() || below.empty() || base == below ? "" : " ") + (base == below ? "" : below));
    std::ranges::replace_if(
        names.back(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  }
  return names;
}

/// The header lacks a name that the other row gives, or repeats one.
bool needs(const Record& header, const Record& other) {
  if (!distinct_names(header)) return true;
  for (std::size_t i = 0; i < other.size(); ++i)
    if (!other[i].empty() && cell_of(header, i).empty()) return true;
  return false;
}

/// The names of rows `top` and the next, one of which is the header.
std::optional<Record> names_of_rows(const std::vector<Record>& first, std::size_t top, std::size_t header) {
  constexpr std::size_t fewest_names = 2;
  if (top + 2 >= first.size()) return std::nullopt;
  const Record &upper = first[top], &lower = first[top + 1];
  const Record& other = header == top ? lower : upper;
  if (has_value(upper) || has_value(lower) || !needs(first[header], other)) return std::nullopt;
  if (distinct_names(other).value_or(fewest_names) < fewest_names) return std::nullopt;
  bool follow = false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (lower[i].empty()) continue;
    if (comes_again(first, top + 2, i, lower[i])) return std::nullopt;
    follow = follow || values_follow(first, top + 2, i);
  }
  Record names = joined(upper, lower);
  return follow && distinct_names(names) ? std::optional(std::move(names)) : std::nullopt;
}

/// The known cells below the first row, as far as one looks.
struct Below {
  std::size_t known = 0, numbers = 0, dates = 0;
  bool repeats = false;  ///< the text that was asked for

  [[nodiscard]] bool are(std::size_t some) const { return known > 0 && 10 * some >= 9 * known; }
  [[nodiscard]] bool are_values() const { return are(numbers + dates); }
};

Below look_below(const Cells& cells, std::size_t from, std::string_view text) {
  constexpr std::size_t most = 200;
  Below below;
  std::string scratch;
  for (std::size_t i = from; i < std::min(cells.size(), most); ++i) {
    const std::string_view cell = cells.text(i, scratch);
    const Like kind = like(cell);
    below.known += kind == Like::nothing ? 0U : 1U;
    below.numbers += kind == Like::number ? 1U : 0U;
    below.dates += kind == Like::date ? 1U : 0U;
    below.repeats = below.repeats || (!cell.empty() && cell == text);
  }
  return below;
}

/// "Gy", "(months)", "%": no word for "no value", no number with something before it.
bool may_be_unit(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const bool begins = first >= 0x80 || first == '(' || first == '[' || first == '%' ||
                      (is_ascii_alphanumeric(text.front()) && !is_ascii_digit(text.front()));
  const std::size_t blank = text.find(' ');
  const bool number_after =
      blank != std::string_view::npos && blank + 1 < text.size() && is_ascii_digit(text[blank + 1]);
  return begins && !number_after && missing_code(text) == MissingCode::no && like(text) == Like::text;
}

bool begins_with_units(const Grid& grid) {
  constexpr std::size_t fewest_below = 3;
  std::size_t units = 0, others = 0;
  std::string scratch;
  if (grid.row.size() <= fewest_below) return false;
  for (const Cells& cells : grid.columns) {
    if (cells.size() == 0) return false;
    const std::string first(cells.text(0, scratch));
    const Below below = look_below(cells, 1, first);
    if (first.empty()) continue;
    if (below.repeats || like(first) != Like::text) return false;
    if (!below.are_values()) {
      ++others;
      continue;
    }
    if (!may_be_unit(first)) return false;
    ++units;
  }
  return units >= 2 || (units == 1 && others == 0);
}

/// 2019, 2020, 2021: names of columns.
bool count_up(const std::vector<double>& numbers) {
  constexpr std::size_t fewest = 3;
  if (numbers.size() < fewest) return false;
  for (std::size_t i = 1; i < numbers.size(); ++i)
    if (numbers[i] != numbers[i - 1] + 1) return false;
  return true;
}

}  // namespace

std::optional<TwoRowNames> two_row_names(const std::vector<Record>& first, std::size_t header, bool told) {
  if (auto names = names_of_rows(first, header, header)) return TwoRowNames{header, std::move(*names)};
  if (told || header == 0) return std::nullopt;
  auto names = names_of_rows(first, header - 1, header);
  return names ? std::optional(TwoRowNames{header - 1, std::move(*names)}) : std::nullopt;
}

void drop_units_row(Grid& grid, const char* bytes) {
  if (!begins_with_units(grid)) return;
  grid.notes.push_back("row " + std::to_string(grid.row.front()) +
                       ", which holds no values but texts such as units above numbers, was left out");
  for (Cells& cells : grid.columns) cells = cells.after(1, bytes);
  grid.row.erase(grid.row.begin());
}

void refuse_values_as_names(const Grid& grid, std::size_t header_row) {
  std::size_t values = 0, texts = 0, known = 0;
  std::vector<double> numbers;
  for (std::size_t i = 0; i < grid.names.size(); ++i) {
    const std::string& name = grid.names[i];
    if (name.empty() || i >= grid.columns.size()) continue;
    ++known;
    const Like kind = like(name);
    const Below below = look_below(grid.columns[i], 0, name);
    if (kind == Like::number) numbers.push_back(read_cell(name).number);
    if (below.known < 2) continue;
    if ((kind == Like::number && below.are(below.numbers)) || (kind == Like::date && below.are(below.dates)))
      ++values;
    else if (kind == Like::text && below.repeats)
      ++texts;
  }
  if (values == 0 || values + texts < 2 || 2 * (values + texts) < known || count_up(numbers)) return;
  const std::string row = std::to_string(header_row);
  throw Error(ErrorKind::data,
              "row " + row + " seems to be a patient's and not the names of the columns: in " +
                  std::to_string(values + texts) + " of " + std::to_string(known) +
                  " columns it is like the cells below; put a row of names above it, or, if these are the names, say "
                  "header = " +
                  row + " in [study], --header " + row,
              {.file = grid.file});
}

}  // namespace rtsurv::table::detail
