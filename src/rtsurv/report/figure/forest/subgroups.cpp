// The forest of one effect inside several groupings, with the interaction of each.

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

using Effects = std::vector<const results::Effect*>;

/// Of all patients: the variable alone where it was compared so, else stratified by the first grouping.
const results::CoxResult* all_patients(const results::Study& study, const results::Effect& first) {
  for (const results::EndpointResult& endpoint : study.endpoints)
    for (const results::UnivariableRow& row : endpoint.univariable)
      if (endpoint.name == first.endpoint && row.factor == first.variable && row.cox.value) return &*row.cox.value;
  return nullptr;
}

void add_all(const results::Study& study, const results::Effect& first, std::vector<ForestRow>& rows) {
  const results::CoxResult* alone = all_patients(study, first);
  if (alone == nullptr && !first.overall.value) return;
  const RowLabel label{alone != nullptr ? "All patients" : "All, by " + in_sentence(column_label(study, first.within)),
                       false};
  add_effect_rows(study, alone != nullptr ? *alone : *first.overall.value, label, rows);
  for (ForestRow& row : rows)
    if (row.mark == ForestRow::Mark::square) row.mark = ForestRow::Mark::diamond;
}

void add_grouping(const results::Study& study, const results::Effect& effect, std::vector<ForestRow>& rows) {
  ForestRow& heading = rows.emplace_back();
  heading.label = column_label(study, effect.within);
  heading.p = effect.interaction.value ? p_value(effect.interaction.value->p) : "not estimable";
  const std::size_t first = rows.size();
  for (const results::Effect::Group& group : effect.groups)
    add_group_rows(study, group, {level_label(study, effect.within, group.group), true}, rows);
  for (std::size_t i = first; i < rows.size(); ++i) rows[i].p.clear();
}

std::vector<std::string> notes_of(const results::Study& study, const Effects& effects) {
  const results::Effect& first = *effects.front();
  const bool robust = first.overall.value && is_robust(first.overall.value->sample);
  std::vector<std::string> notes{std::string("P for interaction: ") +
                                 (robust ? "robust Wald test" : "likelihood-ratio test") +
                                 " of each grouping, not adjusted for their number."};
  if (all_patients(study, first) == nullptr && first.overall.value)
    notes.push_back("All: stratified by " + label_in_sentence(study, first.within) + ".");
  const auto has_few = [](const results::Effect* effect) {
    return std::ranges::any_of(effect->groups, &results::Effect::Group::too_few);
  };
  if (std::ranges::any_of(effects, has_few))
    notes.push_back("Too few events: fewer than " + plain(thresholds::events_in_group) + "; no ratio is shown.");
  return notes;
}

}  // namespace

}  // namespace figure

Figure subgroups_figure(const results::Study& study, const std::vector<const results::Effect*>& effects,
                        const FigureStyle& style) {
  using namespace figure;
  const results::Effect& first = *effects.front();
  EffectForest forest;
  forest.name = figure_name({"subgroups", first.variable, first.endpoint});
  forest.title =
      endpoint_label(study, first.endpoint) + ": effect of " + factor_label(study, first.variable) + " in subgroups";
  forest.each = "subgroup";
  ForestTable& table = forest.table;
  table.label_head = "Subgroup";
  table.p_head = "P for interaction";
  add_all(study, first, table.rows);
  for (ForestRow& row : table.rows) row.p.clear();
  for (const results::Effect* effect : effects) add_grouping(study, *effect, table.rows);
  table.notes = notes_of(study, effects);
  return draw_effect_forest(study, first, std::move(forest), style);
}

}  // namespace rtsurv::report
