// Lines below the patients: totals, means, sources, notes.
#include <algorithm>
#include <array>
#include <optional>

#include "rtsurv/core/text.hpp"
#include "rtsurv/core/utf8.hpp"
#include "rtsurv/study/noticed/keys.hpp"
#include "rtsurv/study/noticed/scene.hpp"
#include "rtsurv/study/noticed/values.hpp"

namespace rtsurv::study::noticed {
namespace {

using table::Column, table::ColumnType;

constexpr std::size_t most_rows = 5, fewest_rows = 10;
constexpr double much_emptier = 0.6;  // of the cells that half of the rows have
constexpr std::size_t words_of_sentence = 4;

/// The words of a text in small letters.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : text) {
    const bool letter = is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
    if (letter && !inside) words.emplace_back();
    if (letter) words.back() += fold_case(std::string_view(&c, 1));
    inside = letter;
  }
  return words;
}

/// "Mean", "Total:", "n =" and the like alone in a cell.
bool is_summary(std::string_view text) {
  constexpr std::array<std::string_view, 34> summaries{
      "total",      "totals", "sum",     "mean",   "average",  "avg",    "median", "sd",    "std",
      "min",        "max",    "count",   "source", "note",     "notes",  "legend", "summe", "gesamt",
      "mittelwert", "quelle", "moyenne", "somme",  "promedio", "suma",   "합계",   "평균",  "총계",
      "합 계",      "合計",   "平均",    "总计",   "合计",     "平均值", "중앙값"};
  std::string folded = fold_case(text);
  while (!folded.empty() &&
         (is_ascii_space(folded.back()) || std::string_view(":.=").find(folded.back()) != std::string_view::npos))
    folded.pop_back();
  return std::ranges::count(summaries, folded) > 0;
}

bool begins_with_summary(const std::string& text) {
  const auto words = words_of(text);
  return !words.empty() && is_summary(words.front());
}

bool is_sentence(const std::string& text) { return words_of(text).size() >= words_of_sentence; }

const std::string* text_at(const Column& column, std::size_t row) {
  if (column.type != ColumnType::text || column.missing[row] != 0) return nullptr;
  return &column.level[static_cast<std::size_t>(column.code[row])];
}

/// The column whose cell in this row is no patient's.
std::optional<std::size_t> summary_column(const std::vector<Variable>& columns, std::size_t row, bool emptier) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const Column& column = columns[c].column;
    const std::string* text = text_at(column, row);
    if (text == nullptr) continue;
    const bool alone = is_summary(*text) && level_counts(column)[static_cast<std::size_t>(column.code[row])] == 1 &&
                       (c == 0 || !is_category(column));
    if (alone || (emptier && (begins_with_summary(*text) || (c == 0 && is_sentence(*text))))) return c;
  }
  return std::nullopt;
}

/// From the last row upwards: the column with the word in each row below the patients.
std::vector<std::size_t> footer_columns(const std::vector<Variable>& columns) {
  std::vector<std::size_t> found;
  const std::size_t rows = columns.empty() ? 0 : columns.front().column.size();
  if (rows < fewest_rows) return found;
  std::vector<std::size_t> cells(rows);
  for (const Variable& variable : columns)
    for (std::size_t i = 0; i < rows; ++i) cells[i] += variable.column.missing[i] == 0 ? 1U : 0U;
  std::vector<std::size_t> ordered = cells;
  std::ranges::nth_element(ordered, ordered.begin() + static_cast<std::ptrdiff_t>(rows / 2));
  const double usual = static_cast<double>(ordered[rows / 2]);
  while (found.size() < most_rows) {
    const std::size_t row = rows - 1 - found.size();
    const auto column = summary_column(columns, row, static_cast<double>(cells[row]) <= much_emptier * usual);
    if (!column) break;
    found.push_back(*column);
  }
  return found;
}

}  // namespace

std::vector<std::uint8_t> footer_rows(const std::vector<Variable>& columns) {
  std::vector<std::uint8_t> flags(columns.empty() ? 0 : columns.front().column.size(), 0);
  const std::size_t rows = footer_columns(columns).size();
  std::fill(flags.end() - static_cast<std::ptrdiff_t>(rows), flags.end(), 1);
  return flags;
}

void notice_footer(const Scene& scene, Notices& found) {
  const std::vector<std::size_t> columns = footer_columns(scene.all);
  if (columns.empty()) return;
  const Variable& first = scene.all[columns.back()];
  const std::string& text = *text_at(first.column, first.column.size() - columns.size());
  std::vector<std::string> words;
  if (is_summary(text)) words.push_back(text);
  const std::string when = sql_name(first.text) + (words.empty() ? " = '...'" : " = '" + text + "'");
  found.push_back({results::Notice::Id::footer_row, first.text, columns.size(), exclude_key(when), {}, words});
}

}  // namespace rtsurv::study::noticed
