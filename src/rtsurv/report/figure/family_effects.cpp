// The effect of a variable in each group, its curves, and the same adjusted.

#include <algorithm>

#include "rtsurv/report/figure/collection.hpp"
#include "rtsurv/report/figure/draw/factor_label.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::figure {

namespace {

/// The effects of the same variable and endpoint within different groupings, in protocol order.
std::vector<const results::Effect*> groupings_of(const results::Study& study, const results::Effect& first) {
  std::vector<const results::Effect*> groupings;
  for (const results::Effect& effect : study.effects) {
    const auto same = [&](const results::Effect* other) { return other->within == effect.within; };
    if (effect.variable == first.variable && effect.endpoint == first.endpoint && !effect.groups.empty() &&
        std::ranges::none_of(groupings, same))
      groupings.push_back(&effect);
  }
  return groupings;
}

void add_adjusted(Collection& figures, const results::Effect& effect) {
  const results::Study& study = figures.study();
  if (!effect.adjusted || !effect.adjusted->value) return;
  const results::AdjustedEffect& adjusted = *effect.adjusted->value;
  if (adjusted.km) {
    KaplanMeierFigure content = content_of(figures, effect.endpoint);
    content.name = figure_name({"adjusted", effect.variable, effect.within, effect.endpoint});
    content.title = content.y_label + " by " + factor_label(study, effect.variable) + ", patients weighted";
    content.intervals =
        "Weighted by the inverse probability of treatment: numbers are sums of weights. Intervals stand in the table.";
    content.result = &*adjusted.km;
    content.group_labels = labels_of(study, *content.result, effect.variable);
    figures.add(kaplan_meier_figure(content, figures.panel()));
  }
  if (!adjusted.balance.empty()) figures.add(balance_figure(study, effect, figures.style()));
}

void add_effect(Collection& figures, const results::Effect& effect) {
  const results::Study& study = figures.study();
  if (effect.groups.empty()) return;
  figures.add(effect_figure(study, effect, figures.style()));
  for (const results::Effect::Group& group : effect.groups) {
    if (!group.km.value || group.km.value->groups.empty()) continue;
    KaplanMeierFigure content = content_of(figures, effect.endpoint);
    content.name = figure_name({"effect", effect.variable, effect.within, effect.endpoint, group.group});
    content.title = content.y_label + " by " + factor_label(study, effect.variable) + " (" +
                    in_sentence(column_label(study, effect.within)) + ": " +
                    level_label(study, effect.within, group.group) + ")";
    content.result = &*group.km.value;
    if (!group.too_few) {
      content.logrank = pointer(group.logrank);
      content.cox = pointer(group.cox);
    }
    content.group_labels = labels_of(study, *content.result, effect.variable);
    figures.add(kaplan_meier_figure(content, figures.panel()));
    add_incidence(figures, content, {effect.endpoint, group.cuminc, !group.too_few});
  }
  add_adjusted(figures, effect);
}

}  // namespace

void add_effects(Collection& figures) {
  for (const results::Effect& effect : figures.study().effects) {
    const auto groupings = groupings_of(figures.study(), effect);
    if (groupings.size() > 1 && groupings.front() == &effect)
      figures.add(subgroups_figure(figures.study(), groupings, figures.style()));
    add_effect(figures, effect);
  }
}

}  // namespace rtsurv::report::figure
