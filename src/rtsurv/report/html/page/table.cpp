#include "rtsurv/report/html/page/table.hpp"

namespace rtsurv::report::html {

namespace {

constexpr const char* rule_above_and_below = "border-top:1.5pt solid;border-bottom:0.75pt solid";
constexpr const char* rule_below = "border-bottom:1.5pt solid";
constexpr const char* em_space = "\u2003";

Html styled(const std::string& plain, TableStyle style) {
  Html all;
  for (const TextRun& run : text_runs(plain, style)) all += run.italic ? element("i", text(run.text)) : text(run.text);
  return all;
}

/// A cell of the body; the last row has the rule that ends the table.
Html ruled(const char* name, Attributes attributes, bool last, const Html& content) {
  if (last) attributes.emplace_back("style", rule_below);
  return element(name, attributes, content);
}

/// A cell, pushed right by the half digits that its number lacks, so that decimal points stand below each other.
Html draw_cell(const Cell& cell, std::optional<std::size_t> widest, bool last) {
  const std::optional<std::size_t> own = half_digits(cell);
  const std::size_t push = own && widest ? *widest - *own : 0;
  return ruled("td", push > 0 ? Attributes{{"class", "p" + std::to_string(push)}} : Attributes{}, last,
               cell.target.empty() ? text(cell.text) : link(cell.target, cell.text));
}

Html draw_row(const Table::Row& row, const std::vector<std::optional<std::size_t>>& widths, bool last,
              TableStyle style) {
  const bool level = row.kind == Table::RowKind::level;
  Html cells = ruled("th", level ? Attributes{{"scope", "row"}, {"class", "level"}} : Attributes{{"scope", "row"}},
                     last, text((level ? em_space : "") + row.label));
  if (!row.span.empty())
    cells +=
        ruled("td", {{"colspan", std::to_string(widths.size())}, {"class", "span"}}, last, styled(row.span, style));
  else
    for (std::size_t j = 0; j < widths.size(); ++j) cells += draw_cell(cell_at(row, j), widths[j], last);
  return element("tr", row.kind == Table::RowKind::head ? Attributes{{"class", "head"}} : Attributes{}, cells);
}

Html draw_header(const std::vector<std::string>& header, TableStyle style) {
  Html cells;
  for (const std::string& head : header)
    cells += head.empty() ? element("td", {{"style", rule_above_and_below}}, Html{})
                          : element("th", {{"scope", "col"}, {"style", rule_above_and_below}}, styled(head, style));
  return element("thead", element("tr", cells));
}

Html draw_notes(const Table& table, TableStyle style) {
  if (table.notes.empty()) return {};
  Html notes;
  for (const std::string& note : table.notes) notes += element("p", {{"class", "note"}}, styled(note, style));
  return element("tfoot", element("tr", element("td", {{"colspan", std::to_string(table.header.size())}}, notes)));
}

}  // namespace

Html draw(const Table& table, const std::string& id, const std::string& number, TableStyle style) {
  Html caption = number.empty() ? Html{} : element("b", text(number + ".")) + text(" ");
  caption += styled(table.caption, style);
  const std::vector<std::optional<std::size_t>> widths = integer_widths(table);
  Html rows;
  for (const Table::Row& row : table.rows) rows += draw_row(row, widths, &row == &table.rows.back(), style);
  const Html drawn = element("table", table.words ? Attributes{{"class", "words"}} : Attributes{},
                             element("caption", {{"id", id + "-caption"}}, element("span", caption)) +
                                 draw_header(table.header, style) + element("tbody", rows) + draw_notes(table, style));
  return element(
      "div", {{"class", "table"}, {"id", id}},
      element("div", {{"class", "scroll"}, {"role", "region"}, {"aria-labelledby", id + "-caption"}, {"tabindex", "0"}},
              drawn));
}

std::string number_pushes(const std::string& padding) {
  constexpr int most_half_digits = 24;
  std::string rules;
  for (int half = 1; half <= most_half_digits; ++half)
    rules += "td.p" + std::to_string(half) + "{padding-left:calc(" + padding + " + " + std::to_string(half / 2) +
             (half % 2 == 1 ? ".5ch)}\n" : "ch)}\n");
  return rules;
}

}  // namespace rtsurv::report::html
