// [[effect]]: what a variable does inside each group, and whether that differs between the groups.
#include <fmt/format.h>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/analysis/comparison.hpp"
#include "rtsurv/study/parts/attempt.hpp"
#include "rtsurv/study/parts/effect/adjusted.hpp"
#include "rtsurv/study/parts/effect/effect_difference.hpp"
#include "rtsurv/study/parts/effect/effect_parts.hpp"

namespace rtsurv::study {
namespace {

using results::Effect;

double events_of(const Effect::Group& group) {
  if (group.km.value) return group.km.value->sample.events;
  return group.cox.value ? group.cox.value->sample.events : 0.0;
}

/// Nothing without a competing event.
std::optional<results::Maybe<results::IncidenceResult>> incidence_by_variable(Analysis& analysis,
                                                                              const EffectRule& rule,
                                                                              const std::vector<std::uint8_t>& rows) {
  const auto causes = analysis.causes(rule.endpoint.text);
  if (!causes) return std::nullopt;
  return results::maybe([&] {
    return cumulative_incidence(analysis.values(), {.outcome = *causes,
                                                    .by = rule.variable.text,
                                                    .levels = analysis.levels(rule.variable.text),
                                                    .at = analysis.protocol().landmarks,
                                                    .rows = rows});
  });
}

/// The effect in the rows of one group.
Effect::Group within_group(Analysis& analysis, const EffectRule& rule, const std::string& label,
                           const std::vector<std::uint8_t>& rows) {
  const std::size_t n = patients_within(analysis, rule, rows).n;
  Comparison comparison = compare(analysis, analysis.outcome(rule.endpoint.text), rule.variable.text, rows);
  Effect::Group group{label, n, std::move(comparison.logrank), std::move(comparison.cox), std::move(comparison.km)};
  group.too_few = events_of(group) < thresholds::events_in_group;
  if (!comparison.numeric) group.cuminc = incidence_by_variable(analysis, rule, rows);
  group.difference = difference_within(analysis, rule, rows, group.cuminc);
  return group;
}

Effect estimate(Analysis& analysis, const EffectRule& rule) {
  analysis.column(rule.variable, "[[effect]] variable");
  const Factor groups = effect_groups(analysis, rule);
  Effect effect;
  effect.variable = rule.variable.text;
  effect.within = rule.within.text;
  effect.endpoint = rule.endpoint.text;
  for (std::size_t level = 0; level < groups.levels.size(); ++level) {
    std::vector<std::uint8_t> rows;
    for (const int code : groups.code) rows.push_back(code == static_cast<int>(level) ? 1 : 0);
    effect.groups.push_back(within_group(analysis, rule, groups.levels[level], rows));
  }
  effect.interaction = results::maybe([&] { return interaction_test(analysis, rule); });
  effect.overall = results::maybe([&] {
    return cox(analysis.values(), {.outcome = analysis.outcome(rule.endpoint.text),
                                   .terms = {analysis.term(rule.variable.text)},
                                   .strata = {rule.within.text}});
  });
  effect.difference = difference_overall(analysis, rule, effect.groups);
  if (rule.adjustment) effect.adjusted = results::maybe([&] { return adjusted_effect(analysis, rule); });
  return effect;
}

}  // namespace

void run_effect(Analysis& analysis, results::Study& study) {
  for (const EffectRule& rule : analysis.protocol().effects)
    attempt(study,
            fmt::format("[[effect]] of \"{}\" within \"{}\" on {}", rule.variable.text, rule.within.text,
                        rule.endpoint.text),
            [&] { study.effects.push_back(estimate(analysis, rule)); });
}

}  // namespace rtsurv::study
