// What stands behind the tables of risk groups and effects: pairs of groups, incidence, differences, the curves in each
// group.
#include <algorithm>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/absolute_effects.hpp"
#include "rtsurv/report/html/rows/competing_parts.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::Effect, results::RiskGroups;

Table pairwise_table(const results::Study& study, const RiskGroups::Outcome& outcome) {
  Table table{
      "Pairwise log-rank tests of the risk groups for " + in_sentence(endpoint_label(study, outcome.endpoint)) + ".",
      {"Groups", "Chi-square", "P", "P adjusted"},
      {},
      {"Adjusted for the number of pairs by Holm\u2019s method."}};
  table.name = figure_name({"risk", outcome.endpoint, "pairs"});
  for (const RiskGroups::Outcome::Pair& pair : outcome.pairwise) {
    Table::Row row{Table::RowKind::plain, pair.first + " and " + pair.second, {}, ""};
    if (pair.logrank.value)
      row.cells = {fixed(pair.logrank.value->test.test.chi_square, 1), p_cell(pair.logrank.value->test.test.p),
                   p_cell(pair.p_adjusted)};
    else
      row.span = not_estimable(pair.logrank.why);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Html risk_groups_of(Page& page, const RiskGroups::Outcome& outcome) {
  if (!outcome.km.value) return {};
  const Html pairs = outcome.pairwise.size() > 1 ? page.table(pairwise_table(page.study(), outcome)) : Html{};
  return pairs + risk_group_incidence(page, outcome);
}

Html curves(Page& page, const Effect& effect) {
  Html figures;
  for (const Effect::Group& group : effect.groups) {
    figures += page.figure({"effect", effect.variable, effect.within, effect.endpoint, group.group});
    figures += page.figure({"effect", effect.variable, effect.within, effect.endpoint, group.group, "cuminc"});
  }
  return figures.empty() ? figures : element("div", {{"class", "curves"}}, figures);
}

Html effect_of(Page& page, const Effect& effect) {
  const auto table = absolute_table(page.study(), effect);
  Html body = table ? page.table(*table) : Html{};
  body += curves(page, effect);
  body += effect_incidence(page, effect);
  return body;
}

void add(Section& section, const Section::Part& part, const Html& body) {
  if (body.empty()) return;
  section.body += part_heading(part) + body;
  section.parts.push_back(part);
}

}  // namespace

Section groups_in_full(Page& page) {
  Section section;
  const results::Study& study = page.study();
  const std::vector<RiskGroups::Outcome> none;
  const std::vector<RiskGroups::Outcome>& outcomes = study.risk_groups ? study.risk_groups->endpoints : none;
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    add(section,
        {part_id("risk-group-in-full", i),
         "Risk groups and " + in_sentence(endpoint_label(study, outcomes[i].endpoint))},
        risk_groups_of(page, outcomes[i]));
  for (std::size_t i = 0; i < study.effects.size(); ++i)
    add(section, {part_id("effect-in-full", i), effect_title(study, study.effects[i])},
        effect_of(page, study.effects[i]));
  return section;
}

}  // namespace rtsurv::report::html
