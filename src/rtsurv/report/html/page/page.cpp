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

/// Where run and tables write the table, beside the report.
Html files_of(const PlacedTable& placed) {
  const auto file = [&](const std::string& kind, const std::string& ending) {
    return element("a",
                   {{"href", std::string(table_folder) + "/" + placed.table.name + ending},
                    {"aria-label", placed.number + ", " + kind}},
                   text(kind));
  };
  return element("p", {{"class", "files"}}, file("Word", ".docx") + file("CSV", ".csv"));
}

}  // namespace

Html Page::place(const Figure& figure) {
  placed_.insert(figure.name);
  const std::string number = std::to_string(placed_.size());
  Html caption = element("b", text("Figure " + number + ". " + figure.title + "."));
  if (!figure.caption.empty()) caption += text(" " + this->caption(figure, number));
  if (study_.is_simulated()) caption += text(simulated);
  // On a narrow screen it scrolls, which needs the keyboard's focus.
  const Html card =
      element("div", {{"class", "card"}, {"role", "group"}, {"aria-label", "Figure " + number}, {"tabindex", "0"}},
              {svg_element(figure.svg)});
  return element("figure", {{"id", "figure-" + number}, {"data-name", figure.name}},
                 card + element("figcaption", caption));
}

std::string Page::caption(const Figure& figure, const std::string& number) {
  if (figure.conventions.empty() || !figure.caption.ends_with(figure.conventions)) return figure.caption;
  const auto [known, first] = explained_.emplace(figure.conventions, number);
  if (first) return figure.caption;
  const std::string own = figure.caption.substr(0, figure.caption.size() - figure.conventions.size());
  return own + "Otherwise as Figure " + known->second + ".";
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
  const std::string number = std::to_string(tables_.size() + 1);
  tables_.push_back({"Table " + number, said(table)});
  const PlacedTable& placed = tables_.back();
  return draw(placed.table, "table-" + number, placed.number) + files_of(placed);
}

Table Page::said(Table table) {
  const std::string name = table.name;
  for (int again = 2; !table_names_.insert(file_key(table.name)).second; ++again)
    table.name = name + "-" + std::to_string(again);
  if (study_.is_simulated()) table.caption += simulated;
  return table;
}

std::string Page::title_of(const std::string& id) const {
  const auto found = sections_.find(id);
  return found == sections_.end() ? "" : found->second;
}

std::string part_id(const std::string& section, std::size_t index) { return section + "-" + std::to_string(index + 1); }

Html part_heading(const Section::Part& part) { return element("h3", {{"id", part.id}}, text(part.title)); }

}  // namespace rtsurv::report::html
