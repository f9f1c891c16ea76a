#include "rtsurv/report/html/table_page.hpp"

#include "rtsurv/report/html/page/table.hpp"

namespace rtsurv::report {

namespace {

using html::Html, html::element, html::text;

constexpr const char* sheet = R"css(
body { font: 11pt/1.35 "Helvetica Neue", "Liberation Sans", Arial, sans-serif; margin: 2rem; }
table { border-collapse: collapse; font-size: 9pt; }
caption { text-align: left; padding-bottom: 6pt; font-size: 10pt; }
th, td { text-align: left; vertical-align: top; padding: 2pt 6pt; font-weight: 400; }
thead th { vertical-align: bottom; font-weight: 600; }
td { white-space: nowrap; } .words td, td.span, tfoot td { white-space: normal; }
.note { margin: 3pt 0 0; font-size: 8pt; width: 0; min-width: 100%; }
)css";

}  // namespace

std::string to_html(const PlacedTable& placed, TableStyle style) {
  const Table table = in_style(placed.table, style);
  const Html head = element("head", html::void_element("meta", {{"charset", "utf-8"}}) +
                                        element("title", text(placed.number + ". " + table.caption)) +
                                        element("style", Html{sheet + html::number_pushes("6pt")}));
  const Html page =
      element("html", {{"lang", "en"}},
              head + element("body", element("main", html::draw(table, table.name, placed.number, style))));
  return "<!DOCTYPE html>\n" + page.markup;
}

}  // namespace rtsurv::report
