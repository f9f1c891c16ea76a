#include <algorithm>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/competing_parts.hpp"
#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::RiskGroups;

/// "2 or 3".
std::string counts_phrase(const std::vector<int>& counts) {
  std::string list;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (i > 0) list += i + 1 == counts.size() ? " or " : ", ";
    list += std::to_string(counts[i]);
  }
  return list;
}

Table definition_table(const RiskGroups& groups) {
  Table table{"Definition and size of the risk groups.", {"Group", "Factors present", "n"}, {}, {}};
  for (const RiskGroups::Group& group : groups.groups)
    table.rows.push_back(
        {Table::RowKind::plain, group.group, {counts_phrase(group.counts), count(static_cast<double>(group.n))}, ""});
  if (groups.n_missing > 0)
    table.notes = {count(static_cast<double>(groups.n_missing)) +
                   " patients belong to no group: a factor is missing, or no group lists their number of factors."};
  return table;
}

std::vector<std::string> outcome_notes(const RiskGroups::Outcome& outcome) {
  std::vector<std::string> notes;
  if (outcome.logrank.value)
    notes.push_back(test_phrase("Log-rank test of all groups", outcome.logrank.value->test.test) +
                    (outcome.logrank.value->trend
                         ? "; " + test_phrase("test for trend", outcome.logrank.value->trend->test.test)
                         : "") +
                    ".");
  else
    notes.push_back("Log-rank test of all groups " + not_estimable(outcome.logrank.why) + ".");
  if (!outcome.cox.value) notes.push_back("Hazard ratios " + not_estimable(outcome.cox.why) + ".");
  notes.emplace_back("HR, hazard ratio against the first group (Cox model, Wald intervals).");
  if (outcome.cox.value) std::ranges::copy(separation_notes(*outcome.cox.value), std::back_inserter(notes));
  return notes;
}

Table outcome_table(const results::Study& study, const RiskGroups::Outcome& outcome) {
  const results::KaplanMeierResult& km = *outcome.km.value;
  const std::string interval = interval_head(km.confidence_level);
  Table table;
  table.caption = endpoint_label(study, outcome.endpoint) + " by risk group in " + sample_phrase(km.sample) + ".";
  table.header = {"Group", "n", "Events"};
  std::ranges::copy(landmark_heads(study, km.confidence_level), std::back_inserter(table.header));
  table.header.insert(table.header.end(), {"Median, " + std::string(name(study.time_unit)) + " (" + interval + ")",
                                           "HR (" + interval + ")", "Wald P"});
  for (const auto& group : km.groups) {
    std::vector<std::string> cells = people(group.curve.n, group.curve.events);
    std::ranges::copy(landmark_rates(study, group.curve), std::back_inserter(cells));
    cells.push_back(time_interval(group.curve.median));
    add_level_row(table.rows, {Table::RowKind::plain, group.group, std::move(cells), ""}, outcome.cox, group.group);
  }
  table.notes = outcome_notes(outcome);
  return table;
}

Table pairwise_table(const results::Study& study, const RiskGroups::Outcome& outcome) {
  Table table{
      "Pairwise log-rank tests of the risk groups for " + in_sentence(endpoint_label(study, outcome.endpoint)) + ".",
      {"Groups", "Chi-square", "P", "P adjusted"},
      {},
      {"Adjusted for the number of pairs by Holm\u2019s method."}};
  for (const RiskGroups::Outcome::Pair& pair : outcome.pairwise) {
    Table::Row row{Table::RowKind::plain, pair.first + " and " + pair.second, {}, ""};
    if (pair.logrank.value)
      row.cells = {fixed(pair.logrank.value->test.test.chi_square, 1), p_value(pair.logrank.value->test.test.p),
                   p_value(pair.p_adjusted)};
    else
      row.span = not_estimable(pair.logrank.why);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Html outcome(Page& page, const RiskGroups::Outcome& outcome) {
  const results::Study& study = page.study();
  if (!outcome.km.value) return paragraph("The curves are " + not_estimable(outcome.km.why) + ".");
  Html body = page.figure({"risk", outcome.endpoint}) + page.table(outcome_table(study, outcome));
  if (outcome.pairwise.size() > 1) body += page.table(pairwise_table(study, outcome));
  return body + risk_group_incidence(page, outcome);
}

}  // namespace

Section risk_groups_section(Page& page) {
  Section section;
  const results::Study& study = page.study();
  if (!study.risk_groups) return section;
  const RiskGroups& groups = *study.risk_groups;
  std::vector<std::string> labels;
  for (const std::string& factor : groups.factors) labels.push_back(column_label(study, factor));
  section.body =
      paragraph("A patient\u2019s group is set by the number of these factors that are present: " + enumerate(labels) +
                ".") +
      page.table(definition_table(groups));
  for (std::size_t i = 0; i < groups.endpoints.size(); ++i) {
    const Section::Part part{part_id("risk-group", i), endpoint_label(study, groups.endpoints[i].endpoint)};
    section.body += part_heading(part) + outcome(page, groups.endpoints[i]);
    section.parts.push_back(part);
  }
  return section;
}

}  // namespace rtsurv::report::html
