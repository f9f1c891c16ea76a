#include "rtsurv/report/html/audit_page.hpp"

#include "rtsurv/core/version.hpp"
#include "rtsurv/report/html/page/markup.hpp"
#include "rtsurv/report/html/page/style.hpp"
#include "rtsurv/report/html/page/table.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {
namespace {

using html::Html, html::element, html::text;
using results::AuditGrade;

constexpr const char* banner = "Research use. Not a medical device.";

/// A page without contents at its left; grade and rule stay on one line.
constexpr const char* page_style = R"css(
@media (min-width: 1200px) { body { max-width: calc(1100px + 2.5rem); } main, footer { margin-left: 0; } }
.words td { overflow-wrap: break-word; }
#findings tbody th { min-width: 17rem; }
#findings td:nth-last-child(-n+2) { white-space: nowrap; }
)css";

std::string grade_name(AuditGrade grade) { return grade == AuditGrade::hard ? "hard" : "soft"; }

Table findings_table(const results::AuditResult& result) {
  Table table;
  table.caption = "Printed figures that are inconsistent.";
  table.header = {"Finding", "Where", "Printed", "Recomputed", "Grade", "Rule"};
  table.words = true;
  for (const results::AuditFinding& one : result.findings)
    table.rows.push_back({Table::RowKind::plain,
                          one.message,
                          {one.where, one.printed, one.recomputed, grade_name(one.grade), one.rule},
                          ""});
  table.notes = {
      "Hard: no reading of the printed figures makes them agree. Soft: inconsistent unless there is a reason that "
      "the text does not give."};
  return table;
}

Table readings_table(const results::AuditResult& result) {
  Table table;
  table.caption = "Every figure as it was read.";
  table.header = {"Where", "Kind", "Read", "Denominator", "Checks"};
  table.words = true;
  for (const results::AuditReading& one : result.readings)
    table.rows.push_back({Table::RowKind::plain,
                          one.where,
                          {one.kind, one.read, one.denominator, one.checks == 0 ? "none" : std::to_string(one.checks)},
                          ""});
  return table;
}

std::string summary(const results::AuditResult& result) {
  const std::string hard = std::to_string(result.count(AuditGrade::hard)),
                    soft = std::to_string(result.count(AuditGrade::soft));
  std::string line =
      hard + " hard and " + soft + " soft findings in " + std::to_string(result.checked) + " comparisons.";
  if (result.cohort_n) line += " Cohort: " + counted(static_cast<double>(*result.cohort_n), "patient") + ".";
  if (result.alpha_beta_gy) line += " \u03B1/\u03B2: " + plain(*result.alpha_beta_gy) + " Gy.";
  return line;
}

Html list(const std::vector<std::string>& lines) {
  Html items;
  for (const std::string& line : lines) items += element("li", text(line));
  return lines.empty() ? Html{} : element("ul", items);
}

Html body(const results::AuditResult& result, const std::string& title) {
  Html main = element("p", {{"class", "banner"}}, text(banner)) + element("h1", text(title)) +
              element("p", {{"class", "lead"}}, text(summary(result))) + list(result.warnings) + list(result.notes);
  if (!result.findings.empty()) main += html::draw(findings_table(result), "findings", "Table 1");
  if (!result.readings.empty())
    main += html::draw(readings_table(result), "readings", result.findings.empty() ? "Table 1" : "Table 2");
  const std::string made = "Made by rtsurv " + std::string(version()) + ". " + banner;
  return element("body", element("main", {{"id", "main"}}, main) + element("footer", html::paragraph(made)));
}

}  // namespace

std::string html_page(const results::AuditResult& result) {
  results::Study paper;  // what the head of a printed page names
  paper.title = "Audit of " + result.source;
  paper.manifest.version = version();
  const Html head = element(
      "head",
      html::void_element("meta", {{"charset", "utf-8"}}) +
          html::void_element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
          element("title", text(paper.title)) + element("style", Html{html::style_sheet(paper) + page_style}));
  const Html document = element("html", {{"xmlns", "http://www.w3.org/1999/xhtml"}, {"lang", "en"}, {"xml:lang", "en"}},
                                head + body(result, paper.title));
  return "<!DOCTYPE html>\n" + document.markup;
}

}  // namespace rtsurv::report
