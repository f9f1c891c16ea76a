#include "rtsurv/study/parts/recommend/group_benefit.hpp"

#include <fmt/format.h>

#include "rtsurv/core/thresholds.hpp"

namespace rtsurv::study {
namespace {

using results::RecommendedGroup;
using Benefit = RecommendedGroup::Benefit;

std::string ratio(const RecommendedGroup& group) {
  return fmt::format("hazard ratio {:.2f} (95 % CI {:.2f}–{:.2f}, {:g} events)", *group.hazard_ratio, *group.lower,
                     *group.upper, group.events);
}

/// The hazard ratio is zero, and the likelihood ratio tells it from 1 at the level of the 95 % intervals.
bool no_event_at_high_dose(const results::CoxTerm& term) {
  return term.infinite && term.level && term.events == 0.0 && term.p && *term.p < thresholds::p;
}

void set(RecommendedGroup& group, Benefit benefit, std::string why) {
  group.benefit = benefit;
  group.why = std::move(why);
}

}  // namespace

void judge_benefit(const results::Effect::Group& effect, RecommendedGroup& group) {
  if (!effect.cox.value) return set(group, Benefit::not_estimable, effect.cox.why);
  const results::CoxResult& cox = *effect.cox.value;
  group.events = cox.sample.events;
  if (cox.terms.size() != 1)
    return set(group, Benefit::not_estimable, "the variable has more than two levels, so its effect is no one number");
  const results::CoxTerm& term = cox.terms.front();
  group.hazard_ratio = term.hazard_ratio;
  group.lower = term.lower;
  group.upper = term.upper;
  if (group.events < thresholds::events_in_group)
    return set(group, Benefit::too_few_events,
               fmt::format("{:g} events in the group, fewer than {:g}", group.events, thresholds::events_in_group));
  if (no_event_at_high_dose(term))
    return set(
        group, Benefit::shown,
        fmt::format("none of {} patients with high dose had an event, {:g} of all {} had; the likelihood-ratio "
                    "interval of the hazard ratio is below 1 (P {})",
                    term.n, group.events, cox.sample.n, *term.p < 0.001 ? "<0.001" : fmt::format("= {:.3f}", *term.p)));
  if (!group.hazard_ratio || !group.lower || !group.upper)
    return set(
        group, Benefit::not_estimable,
        fmt::format("the hazard ratio is without bound: while both sides were at risk, all events were on one of "
                    "them ({:g} events in the group)",
                    group.events));
  if (*group.upper < 1.0) return set(group, Benefit::shown, ratio(group));
  if (*group.lower > 1.0) return set(group, Benefit::harm, ratio(group) + ": worse with high dose");
  set(group, Benefit::includes_one, ratio(group) + ": the interval includes 1");
}

}  // namespace rtsurv::study
