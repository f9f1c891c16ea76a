#include "rtsurv/report/html/page/page.hpp"

#include <algorithm>

namespace rtsurv::report::html {

namespace {

constexpr const char* simulated = " Simulated patients.";

/// From "<svg" on: a declaration before it has no place inside a page.
std::string svg_element(const std::string& svg) {
  const std::size_t start = svg.find("<svg");
  return start == std::string::npos ? "" : svg.substr(start);
}

}  // namespace

Html Page::place(const Figure& figure) {
  placed_.insert(figure.name);
  const std::string number = std::to_string(placed_.size());
  Html caption = element("b", text("Figure " + number + ". " + figure.title + "."));
  if (!figure.caption.empty()) caption += text(" " + figure.caption);
  if (study_.is_simulated()) caption += text(simulated);
  return element("figure", {{"id", "figure-" + number}},
                 element("div", {{"class", "card"}}, {svg_element(figure.svg)}) + element("figcaption", caption));
}

Html Page::figure(std::initializer_list<std::string_view> name_parts) {
  const std::string name = figure_name(name_parts);
  const auto found = std::ranges::find(figures_, name, &Figure::name);
  return found == figures_.end() || placed_.contains(name) ? Html{} : place(*found);
}

Html Page::other_figures() {
  Html others;
  for (const Figure& figure : figures_)
    if (!placed_.contains(figure.name)) others += place(figure);
  return others;
}

Html Page::table(const Table& table) {
  const std::string number = std::to_string(++last_table_);
  return draw(said(table), "table-" + number, "Table " + number);
}

Table Page::said(Table table) const {
  if (study_.is_simulated()) table.caption += simulated;
  return table;
}

std::string part_id(const std::string& section, std::size_t index) { return section + "-" + std::to_string(index + 1); }

Html part_heading(const Section::Part& part) { return element("h3", {{"id", part.id}}, text(part.title)); }

}  // namespace rtsurv::report::html
