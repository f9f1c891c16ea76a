#include "rtsurv/report/html/cutpoints/cutpoint_parts.hpp"
#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::CutpointResult;

std::string with_unit(const results::Study& study, const std::string& variable, double value) {
  const results::ColumnLabel* column = study.find_column(variable);
  return plain(value, 4) + (column && !column->unit.empty() ? " " + column->unit : "");
}

/// " and 45 with death first"; nothing where competing events are not counted.
std::string competing_count(const results::Study& study, const CutpointResult& cutpoint) {
  if (!cutpoint.competing) return "";
  return " and " + count(*cutpoint.competing) + " with " + competing_phrase(study, cutpoint.endpoint) + " first";
}

std::string statistic_name(const CutpointResult& cutpoint) {
  return cutpoint.score == survival::MaxstatScore::log_rank ? "rank" : cutpoint_score(cutpoint);
}

/// " over 41 candidate cuts"; nothing where they are left out.
std::string over_cuts(const CutpointResult& cutpoint) {
  const std::size_t cuts = cutpoint.maxstat.cut.size();
  return cuts == 0 ? "" : " over " + count(static_cast<double>(cuts)) + " candidate cuts";
}

Table groups_table(const results::Study& study, const CutpointResult& cutpoint) {
  const std::string label = column_label(study, cutpoint.variable);
  const std::string cut = with_unit(study, cutpoint.variable, cutpoint.maxstat.cutpoint);
  const auto n = static_cast<double>(cutpoint.maxstat.n_low + cutpoint.maxstat.n_high);
  Table table{"Groups made by the data-driven cut-point of " + label + " for " +
                  in_sentence(endpoint_label(study, cutpoint.endpoint)) + ", in " + sample_phrase(cutpoint.sample) +
                  competing_count(study, cutpoint) + ".",
              {"Group", "n", "Share"},
              {},
              {}};
  const auto add = [&](const std::string& sign, std::size_t size) {
    table.rows.push_back({Table::RowKind::plain,
                          label + sign + cut,
                          {count(static_cast<double>(size)), percent_of(static_cast<double>(size), n)},
                          ""});
  };
  add(" \u2264 ", cutpoint.maxstat.n_low);
  add(" > ", cutpoint.maxstat.n_high);
  table.notes = {"Maximally selected " + statistic_name(cutpoint) + " statistic " +
                 fixed(cutpoint.maxstat.statistic, 2) + over_cuts(cutpoint) + "; " + cutpoint_p_phrase(cutpoint) + "."};
  table.name = figure_name({"cutpoint", cutpoint.name});
  return table;
}

Html sentences(const results::Study& study, const CutpointResult& cutpoint) {
  const std::string label = label_in_sentence(study, cutpoint.variable);
  if (!cutpoint.why.empty())
    return paragraph("The cut of " + label + " for " + in_sentence(endpoint_label(study, cutpoint.endpoint)) + " is " +
                     not_estimable(cutpoint.why) + ".");
  std::string found =
      "The cut that separates " + in_sentence(endpoint_label(study, cutpoint.endpoint)) + " best lies at " + label +
      " > " + with_unit(study, cutpoint.variable, cutpoint.maxstat.cutpoint) + " (" + cutpoint_p_phrase(cutpoint) +
      "). The P value is corrected for the search over all cuts." + missing_phrase(cutpoint.sample.n_missing);
  if (cutpoint.competing)
    found += " The search is by the scores of Gray\u2019s test: the cut separates the cumulative incidence of " +
             event_phrase(study, cutpoint.endpoint) + ", with " + competing_phrase(study, cutpoint.endpoint) +
             " counted.";
  if (cutpoint.fixed)
    return paragraph(found + " The protocol fixes the cut at " + label + " \u2265 " +
                     with_unit(study, cutpoint.variable, *cutpoint.fixed) +
                     " instead; the other sections use this fixed cut.");
  return paragraph(found) +
         paragraph(
             "The cut was chosen because it separates these data best. Hazard ratios, rates and P values of the "
             "two groups elsewhere in this report do not know of that choice: they are too favourable, and a new "
             "cohort will show a smaller difference, probably at another cut.");
}

}  // namespace

Section cutpoints_section(Page& page) {
  Section section;
  const results::Study& study = page.study();
  for (std::size_t i = 0; i < study.cutpoints.size(); ++i) {
    const CutpointResult& cutpoint = study.cutpoints[i];
    const Section::Part part{part_id("cutpoint", i), column_label(study, cutpoint.variable)};
    section.body += part_heading(part) + sentences(study, cutpoint);
    section.body += page.figure({"cutpoint", cutpoint.name});
    if (cutpoint.why.empty()) section.body += page.table(groups_table(study, cutpoint));
    if (cutpoint.evidence) section.body += cutpoint_evidence_part(page, cutpoint);
    if (cutpoint.two_cuts) section.body += two_cuts_part(page, cutpoint);
    section.parts.push_back(part);
  }
  return section;
}

}  // namespace rtsurv::report::html
