#include <algorithm>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/report/html/groups/adjusted.hpp"
#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::Effect;

/// The row of a group when the variable is a number, which has no arms.
void add_number_row(Table& table, const results::Study& study, const Effect& effect, const Effect::Group& group) {
  Table::Row row{Table::RowKind::plain, level_label(study, effect.within, group.group), {}, ""};
  const bool fitted = group.cox.value && !group.cox.value->terms.empty();
  if (group.too_few)
    row.span = "fewer than " + plain(thresholds::events_in_group) + " events: too few";
  else if (!fitted)
    row.span = not_estimable(group.cox.why.empty() ? group.km.why : group.cox.why);
  if (!row.span.empty()) {
    table.rows.push_back(std::move(row));
    return;
  }
  const results::CoxTerm& term = group.cox.value->terms.front();
  row.cells = people(static_cast<double>(group.cox.value->sample.n), group.cox.value->sample.events);
  row.cells.resize(2 + study.landmarks.size() + 1);
  add_term_row(table.rows, std::move(row), term);
}

void add_group(Table& table, const results::Study& study, const Effect& effect, const Effect::Group& group) {
  if (!group.km.value) {
    add_number_row(table, study, effect, group);
    return;
  }
  Table::Row head{Table::RowKind::head, level_label(study, effect.within, group.group), {}, ""};
  head.cells = people(static_cast<double>(group.n), group.km.value->sample.events);
  head.cells.resize(2 + study.landmarks.size());
  head.cells.push_back(group.too_few         ? "too few events"
                       : group.logrank.value ? p_cell(group.logrank.value->test.test.p)
                                             : "not estimable");
  table.rows.push_back(std::move(head));
  for (const auto& arm : group.km.value->groups) {
    std::vector<Cell> cells = people(arm.n(), arm.events());
    std::ranges::copy(landmark_rates(study, arm.curve), std::back_inserter(cells));
    cells.emplace_back();
    Table::Row row{Table::RowKind::level, level_label(study, effect.variable, arm.group), std::move(cells), ""};
    if (group.too_few)
      table.rows.push_back(std::move(row));
    else
      add_level_row(table.rows, std::move(row), group.cox, arm.group);
  }
  if (!group.too_few) add_unit_row(table.rows, study, group.cox, 3 + study.landmarks.size());
}

void add_overall(Table& table, const results::Study& study, const Effect& effect) {
  const std::string label = "All groups, stratified";
  if (!effect.overall.value || effect.overall.value->terms.empty()) {
    table.rows.push_back({Table::RowKind::plain, label, {}, not_estimable(effect.overall.why)});
    return;
  }
  const results::CoxResult& cox = *effect.overall.value;
  const results::CoxTerm& term = cox.terms.front();
  std::vector<Cell> cells = people(static_cast<double>(cox.sample.n), cox.sample.events);
  cells.resize(2 + study.landmarks.size() + 1);
  add_term_row(table.rows, {Table::RowKind::plain, label, std::move(cells), ""}, term);
}

std::string interaction_sentence(const results::Study& study, const Effect& effect) {
  if (!effect.interaction.value)
    return "Test of interaction " + not_estimable(effect.interaction.why) +
           ". Without it, differences between the groups cannot be told from chance.";
  const survival::ChiSquareTest& test = *effect.interaction.value;
  return test_phrase("Test of interaction (" +
                         term_test(effect.overall.value ? effect.overall.value->sample : results::Sample{}) +
                         ", the group as a covariate)",
                     test) +
         (test.p < thresholds::p ? ". The data speak for an effect that differs by "
                                 : ". The data do not show that the effect differs by ") +
         label_in_sentence(study, effect.within) + "; compare groups by this test, not by their separate P values.";
}

std::vector<std::string> notes(const Effect& effect) {
  std::vector<std::string> lines{
      "HR, hazard ratio against the reference within the group (Cox model, Wald intervals); for all groups, of the Cox "
      "model stratified by group."};
  for (const Effect::Group& group : effect.groups) {
    if (group.too_few) {
      lines.push_back(group.group + ": fewer than " + plain(thresholds::events_in_group) +
                      " events, too few to test or to estimate a ratio.");
      continue;
    }
    if (group.km.value && !group.logrank.value)
      lines.push_back(group.group + ": log-rank test " + not_estimable(group.logrank.why) + ".");
    if (group.km.value && !group.cox.value)
      lines.push_back(group.group + ": hazard ratio " + not_estimable(group.cox.why) + ".");
  }
  for (const Effect::Group& group : effect.groups)
    if (!group.too_few && group.cox.value)
      if (std::vector<std::string> separation = separation_notes(*group.cox.value); !separation.empty()) {
        lines.push_back(std::move(separation.front()));
        break;
      }
  return lines;
}

Table effect_table(const results::Study& study, const Effect& effect) {
  const double level = effect.overall.value ? effect.overall.value->confidence_level : 0.95;
  Table table;
  table.name = figure_name({"effect", effect.variable, effect.within, effect.endpoint});
  table.caption = column_label(study, effect.variable) + " and " + in_sentence(endpoint_label(study, effect.endpoint)) +
                  " in " + each_group(study, effect.within) + ".";
  table.header = {"Group", "n", "Events"};
  std::ranges::copy(landmark_heads(study, level), std::back_inserter(table.header));
  table.header.insert(table.header.end(), {"Log-rank P", "HR (" + interval_head(level) + ")", "Wald P"});
  for (const Effect::Group& group : effect.groups) add_group(table, study, effect, group);
  add_overall(table, study, effect);
  table.notes = notes(effect);
  return table;
}

/// That of all groupings of the effect, with the first of them; else its own. Those of single groupings follow in the
/// appendix.
Html forest(Page& page, const Effect& effect) {
  const auto of_same = [&](const Effect& other) {
    return other.variable == effect.variable && other.endpoint == effect.endpoint && other.within != effect.within;
  };
  if (std::ranges::any_of(page.study().effects, of_same))
    return page.figure({"subgroups", effect.variable, effect.endpoint});
  return page.figure({"effect", effect.variable, effect.within, effect.endpoint});
}

}  // namespace

Section effects_section(Page& page) {
  Section section;
  const results::Study& study = page.study();
  for (std::size_t i = 0; i < study.effects.size(); ++i) {
    const Effect& effect = study.effects[i];
    const Section::Part part{part_id("effect", i), effect_title(study, effect)};
    section.body += part_heading(part) + paragraph(interaction_sentence(study, effect));
    section.body += forest(page, effect);
    section.body += page.table(effect_table(study, effect));
    section.body += adjusted_block(page, effect);
    section.parts.push_back(part);
  }
  return section;
}

}  // namespace rtsurv::report::html
