#pragma once
// What the sections of one report share: the study, its figures, and the running numbers of figures and tables.

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/html/page/markup.hpp"
#include "rtsurv/report/html/page/table.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// What a section of the report holds.
struct Section {
  /// A part that the table of contents names below the section.
  struct Part {
    std::string id, title;
  };
  Html body;
  std::vector<Part> parts;
};

/// Numbers are given in the order of the calls: one call in a statement, since the order inside one is not fixed.
class Page {
 public:
  Page(const results::Study& study, const std::vector<Figure>& figures) : study_(study), figures_(figures) {}

  [[nodiscard]] const results::Study& study() const noexcept { return study_; }

  /// The figure of the name that figure_name() makes of the parts, with its number and caption; empty when there is
  /// none or it has its place already.
  [[nodiscard]] Html figure(std::initializer_list<std::string_view> name_parts);

  /// Every figure that has no place yet.
  [[nodiscard]] Html other_figures();

  /// The table with the next number, links to its files below it. A second one of the same file_key() ends with "-2".
  [[nodiscard]] Html table(const Table& table);

  /// A section that is written, by its id, and what the report calls it.
  void add_section(const std::string& id, const std::string& title) { sections_[id] = title; }

  /// What the report calls a section that is written already; empty when it has none of that id.
  [[nodiscard]] std::string title_of(const std::string& id) const;

  /// Those that table() has placed so far.
  [[nodiscard]] const std::vector<PlacedTable>& tables() const noexcept { return tables_; }

 private:
  [[nodiscard]] Html place(const Figure& figure);

  /// Conventions that stand under an earlier figure give way to its number.
  [[nodiscard]] std::string caption(const Figure& figure, const std::string& number);

  /// The table under the name that no other has; its caption says so when its patients are simulated.
  [[nodiscard]] Table said(Table table);

  const results::Study& study_;
  const std::vector<Figure>& figures_;
  std::set<std::string> placed_, table_names_;
  std::map<std::string, std::string> sections_;
  std::map<std::string, std::string> explained_;  // conventions and the number of the figure that has them
  std::vector<PlacedTable> tables_;
};

/// "outcome-1": the id of part `index` (from 0) of a section.
[[nodiscard]] std::string part_id(const std::string& section, std::size_t index);

/// A heading of the third order that a link can reach.
[[nodiscard]] Html part_heading(const Section::Part& part);

}  // namespace rtsurv::report::html
