#include <ranges>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/report/manuscript/findings/parts.hpp"
#include "rtsurv/report/words/adjusted.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::AdjustedEffect, results::CoxResult, results::Effect, results::Study;

/// "effects/high_dose": further labels where other effects bear the first ones too.
std::string place_of(const Study& study, const Effect& effect) {
  const auto same = [&](auto&& test) { return std::ranges::count_if(study.effects, test); };
  std::string place = address({"effects", effect.variable});
  if (same([&](const Effect& one) { return one.variable == effect.variable; }) < 2) return place;
  place += "/" + address({effect.endpoint});
  const auto both = [&](const Effect& one) {
    return one.variable == effect.variable && one.endpoint == effect.endpoint;
  };
  return same(both) < 2 ? place : place + "/" + address({effect.within});
}

/// The one ratio of a variable with two sides or of a number; null otherwise.
const results::CoxTerm* one_ratio(const results::Maybe<CoxResult>& cox) {
  return cox.value && cox.value->terms.size() == 1 ? &cox.value->terms.front() : nullptr;
}

void tell_within(Told& told, const Study& study, const Effect& effect, const std::string& place) {
  std::vector<const Effect::Group*> shown;
  for (const Effect::Group& group : effect.groups)
    if (!group.too_few && one_ratio(group.cox) != nullptr) shown.push_back(&group);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    told.say(i == 0 ? "; it was " : between(i, shown.size()));
    tell_ratio(told, *shown[i]->cox.value, *one_ratio(shown[i]->cox),
               place + "/" + address({"groups", shown[i]->group, "cox"}));
    told.say(" in " + group_phrase(study, effect.within, shown[i]->group));
  }
  if (!effect.interaction.value) return;
  told.say(" (test of interaction, ");
  told.number(p_phrase(effect.interaction.value->p), place + "/interaction/p").say(")");
}

/// "0.70 (95 % CI 0.55–0.89; P = 0.004)" of an adjusted effect.
std::string adjusted_ratio(const AdjustedEffect& adjusted) {
  std::string printed = with_level(ratio_interval(adjusted.ratio.ratio, adjusted.ratio.lower, adjusted.ratio.upper),
                                   adjusted.confidence_level);
  printed.insert(printed.size() - (printed.ends_with(')') ? 1 : 0), "; " + p_phrase(adjusted.ratio.p));
  return printed;
}

void tell_adjusted(Told& told, const Study& study, const Effect& effect, const std::string& place) {
  if (!effect.adjusted || !effect.adjusted->value) return;
  const AdjustedEffect& adjusted = *effect.adjusted->value;
  if (!adjusted.ratio.ratio) return;
  told.say(" Adjusted for " + adjusted_for(study, adjusted) + ", " + adjustment_phrase(adjusted) +
           ", the hazard ratio " + estimand_phrase(study, effect) + " was ");
  told.number(adjusted_ratio(adjusted), place + "/adjusted/hr/adjusted");
  for (const auto& at : std::views::reverse(adjusted.at)) {
    if (!at.difference.estimate) continue;
    const std::string here = place + "/adjusted/at/" + time_step(at.time);
    told.say(" and the difference at ").number(duration(study, at.time), here).say(" ");
    told.number(points_interval(at.difference.estimate, at.difference.lower, at.difference.upper),
                here + "/adjusted/difference");
    told.say(" percentage points");
    break;
  }
  told.say(".");
}

void tell_effect(Told& told, const Study& study, const Effect& effect) {
  const results::CoxTerm* term = one_ratio(effect.overall);
  if (term == nullptr) return;
  const std::string place = place_of(study, effect);
  told.say(told.text.empty() ? "" : " ")
      .say("The hazard ratio of " + ratio_label(study, *term) + " for " +
           in_sentence(endpoint_label(study, effect.endpoint)) + ", stratified by " +
           label_in_sentence(study, effect.within) + ", was ");
  tell_ratio(told, *effect.overall.value, *term, place + "/overall");
  tell_within(told, study, effect, place);
  told.say(".");
  tell_adjusted(told, study, effect, place);
}

}  // namespace

Told effects_told(const Study& study) {
  Told told;
  for (const Effect& effect : study.effects) tell_effect(told, study, effect);
  return told;
}

}  // namespace rtsurv::report::manuscript
