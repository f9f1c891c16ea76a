// The forest of an effect inside each group.

#include <algorithm>
#include <utility>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/report/figure/draw/factor_label.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/figure/forest/effect_rows.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

ForestRow interaction_row(const results::Effect& effect) {
  ForestRow row;
  row.label = "Interaction";
  if (effect.interaction.value)
    row.p = p_value(effect.interaction.value->p);
  else
    row.ratio_text = "not estimable";
  return row;
}

std::vector<ForestRow> effect_rows(const results::Study& study, const results::Effect& effect) {
  std::vector<ForestRow> rows;
  for (const results::Effect::Group& group : effect.groups) {
    const std::string label = level_label(study, effect.within, group.group);
    add_group_rows(study, group, {label, false}, rows);
  }
  const std::size_t first = rows.size();
  if (effect.overall.value) add_effect_rows(study, *effect.overall.value, {"Overall", false}, rows);
  for (std::size_t i = first; i < rows.size(); ++i)
    if (rows[i].mark == ForestRow::Mark::square) rows[i].mark = ForestRow::Mark::diamond;
  rows.push_back(interaction_row(effect));
  return rows;
}

std::string interaction_note(const results::Effect& effect) {
  if (!effect.interaction.value) return "Interaction: " + effect.interaction.why + ".";
  const bool robust = effect.overall.value && is_robust(effect.overall.value->sample);
  return std::string("Interaction: ") + (robust ? "robust Wald test, " : "likelihood-ratio test, ") +
         plain(effect.interaction.value->df) + (effect.interaction.value->df == 1.0 ? " degree" : " degrees") +
         " of freedom, the group as a covariate.";
}

std::vector<std::string> effect_notes(const results::Study& study, const results::Effect& effect) {
  std::vector<std::string> notes = {interaction_note(effect)};
  if (effect.overall.value) notes.push_back("Overall: stratified by " + label_in_sentence(study, effect.within) + ".");
  bool few = false;
  for (const results::Effect::Group& group : effect.groups) {
    few = few || group.too_few;
    if (!group.cox.value && !group.too_few)
      notes.push_back(level_label(study, effect.within, group.group) + ": " + group.cox.why + ".");
  }
  if (few)
    notes.push_back("Too few events: fewer than " + plain(thresholds::events_in_group) +
                    "; no ratio and no P is shown.");
  return notes;
}

}  // namespace

}  // namespace figure

Figure effect_figure(const results::Study& study, const results::Effect& effect, const FigureStyle& style) {
  using namespace figure;
  EffectForest forest;
  forest.name = figure_name({"effect", effect.variable, effect.within, effect.endpoint});
  forest.title = endpoint_label(study, effect.endpoint) + ": effect of " + factor_label(study, effect.variable) +
                 " in " + each_group(study, effect.within);
  forest.each = "group";
  forest.table.label_head = column_label(study, effect.within);
  forest.table.rows = effect_rows(study, effect);
  forest.table.notes = effect_notes(study, effect);
  return draw_effect_forest(study, effect, std::move(forest), style);
}

}  // namespace rtsurv::report
