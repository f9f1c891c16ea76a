#include <algorithm>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::html {

namespace {

using results::Published;
using Row = Published::Row;

/// What the part of a figure is called; empty for its only number.
std::string part_name(const std::string& part) {
  if (part == "q1") return "lower quartile";
  if (part == "q3") return "upper quartile";
  if (part == "hr") return "hazard ratio";
  if (part == "lower") return "lower limit";
  if (part == "upper") return "upper limit";
  if (part == "p") return "P";
  if (part == "eqd2") return "EQD2";
  return part == "value" ? "" : part;
}

/// Decimals of a printed number.
int decimals_of(const std::string& printed) {
  const std::size_t point = printed.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(printed.size() - point - 1);
}

std::string obtained(const Row& row) {
  if (!row.obtained) return "not estimable";
  return row.part == "p" ? p_value(row.obtained) : fixed(*row.obtained, decimals_of(row.printed));
}

std::string difference(const Row& row) {
  if (!row.difference || row.part == "p") return "";
  const std::string text = fixed(*row.difference, decimals_of(row.printed));
  const bool rounds_to_zero = text.find_first_of("123456789") == std::string::npos;
  return (*row.difference > 0.0 && !rounds_to_zero ? "+" : "") + text;
}

std::string tolerance(const Row& row) {
  if (!row.tolerance) return "";
  switch (row.tolerance->rule) {
    case Published::Tolerance::Rule::absolute:
      return row.tolerance->limit == 0.0 ? "exact" : "\u00B1" + plain(row.tolerance->limit, 4);
    case Published::Tolerance::Rule::relative:
      return "\u00B1" + percent(row.tolerance->limit);
    case Published::Tolerance::Rule::side:
      return "same side of " + plain(row.tolerance->limit);
  }
  return "";
}

std::string verdict(const Row& row) {
  if (!row.within) return "not judged";
  return *row.within ? "yes" : "no";
}

Table::Row table_row(const Row& row) {
  const std::string part = part_name(row.part);
  return {Table::RowKind::plain,
          row.statement + (part.empty() ? "" : ", " + part),
          {row.printed, obtained(row), difference(row), tolerance(row), verdict(row)},
          ""};
}

Table comparison(const std::string& name, const std::string& caption, const std::vector<Row>& rows) {
  Table table{caption, {"Figure", "Printed", "Obtained", "Difference", "Tolerance", "Within"}, {}, {}, true};
  table.name = name;
  for (const Row& row : rows) table.rows.push_back(table_row(row));
  return table;
}

/// The rows outside, with what the ledger says of them.
Html outside(Page& page, const std::vector<Row>& rows) {
  if (rows.empty()) return {};
  Table table = comparison("published-outside", "Printed figures that this study does not obtain.", rows);
  for (const Row& row : rows)
    if (!row.note.empty()) {
      const std::string note = row.statement + ": " + row.note + ".";
      if (std::ranges::find(table.notes, note) == table.notes.end()) table.notes.push_back(note);
    }
  return page.table(table);
}

/// "148 of 151 within tolerance".
std::string published_phrase(const Published& published) {
  const auto judged = std::ranges::count_if(published.rows, [](const Row& row) { return row.within.has_value(); });
  const auto within = std::ranges::count_if(published.rows, [](const Row& row) { return row.within.value_or(false); });
  return people_count(static_cast<std::size_t>(within)) + " of " + people_count(static_cast<std::size_t>(judged)) +
         " within tolerance";
}

}  // namespace

Section published_section(Page& page) {
  Section section;
  if (!page.study().published) return section;
  const Published& published = *page.study().published;
  std::vector<Row> rows;
  std::ranges::copy_if(published.rows, std::back_inserter(rows),
                       [](const Row& row) { return row.within.has_value() && !*row.within; });
  std::string sentence =
      "Of the printed numbers in " + published.ledger_file + ", " + published_phrase(published) + ".";
  if (!published.not_compared.empty())
    sentence += " " + people_count(published.not_compared.size()) +
                " figures are not compared: nothing in this study "
                "corresponds to them.";
  section.body = paragraph(sentence);
  section.body += outside(page, rows);  // first, so that its number is the lower one
  section.body +=
      page.table(comparison("published", "Printed figures beside those that this study obtains.", published.rows));
  return section;
}

}  // namespace rtsurv::report::html
