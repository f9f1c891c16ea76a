#include "rtsurv/report/html/page/table.hpp"

#include <algorithm>

#include "rtsurv/report/words/alignment.hpp"

namespace rtsurv::report::html {

namespace {

/// Width before the decimal point in half digits: a comma is about half as wide as a digit.
std::size_t half_digits(const std::string& cell) {
  const IntegerPart part = integer_part(cell).value_or(IntegerPart{});
  return 2 * part.digits + part.commas;
}

/// The widest integer part of each column after the first.
std::vector<std::size_t> integer_widths(const Table& table) {
  std::vector<std::size_t> widths(table.header.size() - 1, 0);
  if (table.words) return widths;
  for (const Table::Row& row : table.rows)
    for (std::size_t j = 0; j < std::min(row.cells.size(), widths.size()); ++j)
      widths[j] = std::max(widths[j], half_digits(row.cells[j]));
  return widths;
}

/// A cell, pushed right by the half digits that its number lacks, so that decimal points stand below each other.
Html draw_cell(const std::string& cell, std::size_t widest) {
  const std::size_t push = widest > 0 && integer_part(cell) ? widest - half_digits(cell) : 0;
  return element("td", push > 0 ? Attributes{{"class", "p" + std::to_string(push)}} : Attributes{}, text(cell));
}

Html draw_row(const Table::Row& row, const std::vector<std::size_t>& widths) {
  const bool level = row.kind == Table::RowKind::level;
  Html cells = element("th", level ? Attributes{{"scope", "row"}, {"class", "level"}} : Attributes{{"scope", "row"}},
                       text(row.label));
  if (!row.span.empty())
    cells += element("td", {{"colspan", std::to_string(widths.size())}, {"class", "span"}}, text(row.span));
  else
    for (std::size_t j = 0; j < widths.size(); ++j)
      cells += draw_cell(j < row.cells.size() ? row.cells[j] : "", widths[j]);
  return element("tr", row.kind == Table::RowKind::head ? Attributes{{"class", "head"}} : Attributes{}, cells);
}

Html draw_header(const std::vector<std::string>& header) {
  Html cells;
  for (const std::string& head : header) cells += element("th", {{"scope", "col"}}, text(head));
  return element("thead", element("tr", cells));
}

}  // namespace

Html draw(const Table& table, const std::string& id, const std::string& number) {
  Html caption = number.empty() ? Html{} : element("b", text(number + ".")) + text(" ");
  caption += text(table.caption);
  const std::vector<std::size_t> widths = integer_widths(table);
  Html rows;
  for (const Table::Row& row : table.rows) rows += draw_row(row, widths);
  const Html drawn = element("table", table.words ? Attributes{{"class", "words"}} : Attributes{},
                             element("caption", {{"id", id + "-caption"}}, element("span", caption)) +
                                 draw_header(table.header) + element("tbody", rows));
  Html block = element(
      "div", {{"class", "scroll"}, {"role", "region"}, {"aria-labelledby", id + "-caption"}, {"tabindex", "0"}}, drawn);
  for (const std::string& note : table.notes) block += element("p", {{"class", "note"}}, text(note));
  return element("div", {{"class", "table"}, {"id", id}}, block);
}

}  // namespace rtsurv::report::html
