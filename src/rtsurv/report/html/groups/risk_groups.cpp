#include <algorithm>

#include "rtsurv/report/html/page/page.hpp"
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

/// "Group 1, 0 factors: 63 patients; ...".
std::string sizes(const RiskGroups& groups) {
  std::string text;
  for (const RiskGroups::Group& group : groups.groups)
    text += (text.empty() ? "" : "; ") + group.group + ", " + counts_phrase(group.counts) +
            (group.counts == std::vector{1} ? " factor: " : " factors: ") + people_count(group.n) + " patients";
  if (groups.n_missing > 0)
    text += ". " + people_count(groups.n_missing) +
            " patients belong to no group: a factor is missing, or no group lists their number of factors";
  return text + ".";
}

/// "Local control: log-rank P <0.001, P for trend <0.001."
std::string test_of(const results::Study& study, const RiskGroups::Outcome& outcome) {
  std::string text = endpoint_label(study, outcome.endpoint) + ": ";
  if (!outcome.logrank.value)
    text += "log-rank test " + not_estimable(outcome.logrank.why);
  else
    text +=
        test_phrase("log-rank test of all groups", outcome.logrank.value->test.test) +
        (outcome.logrank.value->trend ? "; " + test_phrase("test for trend", outcome.logrank.value->trend->test.test)
                                      : "");
  if (!outcome.cox.value) text += "; hazard ratios " + not_estimable(outcome.cox.why);
  return text + ".";
}

void add_outcome(Table& table, const results::Study& study, const RiskGroups::Outcome& outcome) {
  Table::Row head{Table::RowKind::head, endpoint_label(study, outcome.endpoint), {}, ""};
  if (!outcome.km.value) head.span = not_estimable(outcome.km.why);
  table.rows.push_back(std::move(head));
  if (!outcome.km.value) return;
  for (const auto& group : outcome.km.value->groups) {
    std::vector<Cell> cells = people(group.n(), group.events());
    std::ranges::copy(landmark_rates(study, group.curve), std::back_inserter(cells));
    cells.emplace_back(time_interval(group.curve.median));
    add_level_row(table.rows, {Table::RowKind::level, group.group, std::move(cells), ""}, outcome.cox, group.group);
  }
  table.notes.push_back(test_of(study, outcome));
  if (outcome.cox.value) std::ranges::copy(separation_notes(*outcome.cox.value), std::back_inserter(table.notes));
}

double confidence_level(const RiskGroups& groups) {
  for (const RiskGroups::Outcome& outcome : groups.endpoints)
    if (outcome.km.value) return outcome.km.value->confidence_level;
  return 0.95;
}

Table outcomes_table(const results::Study& study, const RiskGroups& groups) {
  const double level = confidence_level(groups);
  const std::string interval = " (" + interval_head(level) + ")";
  Table table;
  table.name = "risk-groups";
  table.caption = "Outcomes by risk group.";
  table.header = {"Group", "n", "Events"};
  std::ranges::copy(landmark_heads(study, level), std::back_inserter(table.header));
  table.header.insert(table.header.end(),
                      {"Median, " + std::string(name(study.time_unit)) + interval, "HR" + interval, "Wald P"});
  for (const RiskGroups::Outcome& outcome : groups.endpoints) add_outcome(table, study, outcome);
  table.notes.emplace_back("HR, hazard ratio against the first group (Cox model, Wald intervals).");
  return table;
}

Html curves(Page& page, const RiskGroups& groups) {
  Html figures;
  for (std::size_t i = 0; i < groups.endpoints.size(); ++i) {
    const std::string& endpoint = groups.endpoints[i].endpoint;
    Html pair = page.figure({"risk", endpoint});
    pair += page.figure({"risk", endpoint, "cuminc"});
    figures += element("div", {{"id", part_id("risk-group", i)}, {"class", "pair"}}, pair);
  }
  return element("div", {{"class", "curves"}}, figures);
}

}  // namespace

Section risk_groups_section(Page& page) {
  Section section;
  const results::Study& study = page.study();
  if (!study.risk_groups) return section;
  const RiskGroups& groups = *study.risk_groups;
  const std::vector<std::string> labels = labels_in_sentence(study, groups.factors);
  section.body =
      paragraph("A patient\u2019s group is set by the number of these factors that are present: " + enumerate(labels) +
                ". " + sizes(groups));
  section.body += curves(page, groups);
  section.body += page.table(outcomes_table(study, groups));
  return section;
}

}  // namespace rtsurv::report::html
