#include "rtsurv/study/parts/sweep/swept_effect.hpp"
#include "rtsurv/results/maybe.hpp"

#include <algorithm>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/parts/effect/effect_parts.hpp"

namespace rtsurv::study {
namespace {

using results::Maybe;
using results::SweptEffect;

SweptEffect::At estimate_in(Analysis& analysis, const EffectRule& rule, const std::vector<std::uint8_t>& rows) {
  const results::CoxResult cox = study::cox(
      analysis.values(),
      {.outcome = analysis.outcome(rule.endpoint.text), .terms = {analysis.term(rule.variable.text)}, .rows = rows});
  if (cox.terms.size() != 1)
    throw NotEstimable("the variable has more than two levels, so its effect is no one number");
  const results::CoxTerm& term = cox.terms.front();
  SweptEffect::At at{cox.sample.n, cox.sample.events, {},     {},           term.hazard_ratio,
                     term.lower,   term.upper,        term.p, term.infinite};
  if (term.level) {
    at.low = SweptEffect::Side{cox.references.front().n, cox.references.front().events};
    at.high = SweptEffect::Side{term.n, term.events};
  }
  return at;
}

/// The group of that name; a new one has nothing at the earlier values.
SweptEffect::Group& group_of(SweptEffect& swept, const std::string& label) {
  const auto found = std::find_if(swept.groups.begin(), swept.groups.end(),
                                  [&](const SweptEffect::Group& group) { return group.group == label; });
  if (found != swept.groups.end()) return *found;
  swept.groups.push_back({label, std::vector<Maybe<SweptEffect::At>>(swept.interaction.size(), {{}, "no patients"})});
  return swept.groups.back();
}

}  // namespace

void add_effect(Analysis& analysis, const EffectRule& rule, SweptEffect& swept) {
  const Factor groups = effect_groups(analysis, rule);
  for (std::size_t level = 0; level < groups.levels.size(); ++level) {
    const std::vector<std::uint8_t> rows = members(groups, level);
    group_of(swept, groups.levels[level]).at.push_back(results::maybe([&] {
      return estimate_in(analysis, rule, rows);
    }));
  }
  swept.interaction.push_back(results::maybe([&] { return interaction_test(analysis, rule); }));
  for (SweptEffect::Group& group : swept.groups)
    if (group.at.size() < swept.interaction.size()) group.at.push_back({{}, "no patients"});
}

}  // namespace rtsurv::study
