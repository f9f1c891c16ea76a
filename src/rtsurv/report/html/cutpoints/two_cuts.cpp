#include <algorithm>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/report/html/cutpoints/cutpoint_parts.hpp"
#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::CutpointResult, results::Study, results::TwoCuts;

std::string found_words(const Study& study, const CutpointResult& cutpoint, const TwoCuts& found) {
  return "With two cuts, the three groups that differ most in " +
         in_sentence(endpoint_label(study, cutpoint.endpoint)) + " are made at " + plain(found.search.low_cut, 4) +
         " and " + plain(found.search.high_cut, 4) + " (" +
         p_phrase_of_search(found.search.p, found.replicates, found.search.p_std_error) +
         ", corrected for the search over " + count(static_cast<double>(found.search.pairs)) +
         " pairs). A second cut is searched as well as the first: the differences between the groups as found are too "
         "large on average.";
}

Table groups_table(const Study& study, const CutpointResult& cutpoint, const TwoCuts& found) {
  const std::string column = two_cut_column(cutpoint.name);
  Table table;
  table.name = figure_name({"cutpoint", cutpoint.name, "groups"});
  table.caption = "Groups made by two data-driven cuts of " + column_label(study, cutpoint.variable) + " for " +
                  in_sentence(endpoint_label(study, cutpoint.endpoint)) + ".";
  table.header = {"Group", "n", "Events"};
  std::ranges::copy(landmark_heads(study, found.confidence_level), std::back_inserter(table.header));
  table.header.insert(table.header.end(), {"HR as found (" + interval_head(found.confidence_level) + ")", "Wald P"});
  for (const TwoCuts::Group& group : found.groups) {
    Table::Row row{Table::RowKind::plain, level_label(study, column, group.group),
                   people(static_cast<double>(group.n), group.events), ""};
    const auto* curve = found.km.value ? find_group(*found.km.value, group.group) : nullptr;
    std::vector<std::string> rates(study.landmarks.size());
    if (curve != nullptr) rates = landmark_rates(study, curve->curve);
    std::ranges::copy(rates, std::back_inserter(row.cells));
    if (&group == &found.groups.front()) {
      row.cells.emplace_back("reference");
      table.rows.push_back(std::move(row));
    } else {
      add_term_row(table.rows, std::move(row), group.term);
    }
  }
  table.notes = {"Statistic " + fixed(found.search.statistic, 2) + " (conditional " + cutpoint_score(cutpoint) +
                 " scores, three groups); HR, hazard ratio against the lowest group, its P and "
                 "interval not corrected for the search. Uncorrected P of the three groups: " +
                 p_value(found.naive_p) + ", not to be used."};
  return table;
}

}  // namespace

Html two_cuts_part(Page& page, const CutpointResult& cutpoint) {
  const Study& study = page.study();
  if (!cutpoint.two_cuts->value) return paragraph("Two cuts are " + not_estimable(cutpoint.two_cuts->why) + ".");
  const TwoCuts& found = *cutpoint.two_cuts->value;
  Html body = paragraph(found_words(study, cutpoint, found));
  body += page.table(groups_table(study, cutpoint, found));
  body += page.figure({"cutpoint", cutpoint.name, "groups"});
  return body;
}

}  // namespace rtsurv::report::html
