// What reporting guidelines ask for, and where this report has it. Last: it names the sections before it.
#include "rtsurv/report/manuscript/guidelines/guidelines.hpp"

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/manuscript/source.hpp"

namespace rtsurv::report::html {

namespace {

using manuscript::Guideline, manuscript::GuidelineItem;

/// A section that the report does not have is not named.
Table::Row item_row(const Page& page, const GuidelineItem& item) {
  const std::string title = page.title_of(std::string(item.place));
  Cell where(title);
  if (!title.empty()) where.target = item.place;
  const bool nowhere = title.empty() && item.left.empty();
  return {Table::RowKind::plain,
          std::string(item.number) + "\u2002" + std::string(item.what),
          {where, nowhere ? "not in this report" : item.left},
          ""};
}

Table guideline_table(const Page& page, const Guideline& guideline) {
  Table table;
  table.name = figure_name({"guideline", guideline.name});
  table.caption = std::string(guideline.name) + ": what it asks of " + std::string(guideline.applies) +
                  ", and where this report has it.";
  table.header = {"Item", "Where it stands", "Left to write"};
  table.words = true;
  for (const GuidelineItem& item : guideline.items) table.rows.push_back(item_row(page, item));
  table.notes = {"Items in short, in words of our own. Source: " +
                 manuscript::in_list(*manuscript::find_source(guideline.source))};
  return table;
}

}  // namespace

Section guidelines_section(Page& page) {
  Section section;
  for (const Guideline& guideline : manuscript::guidelines(page.study()))
    section.body += page.table(guideline_table(page, guideline));
  return section;
}

}  // namespace rtsurv::report::html
