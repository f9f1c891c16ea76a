// Claims of the [[effect]] tables: over all groups, in each group, and the difference between groups.
#include <algorithm>
#include <map>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/checks.hpp"
#include "rtsurv/judgement/claim_parts.hpp"
#include "rtsurv/judgement/claims.hpp"
#include "rtsurv/judgement/cut_checks.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/judgement/over_time.hpp"

namespace rtsurv::judgement {
namespace {

using results::Claim, results::CoxTerm, results::Effect, results::EndpointResult, results::Study;
using results::SweptConclusion;

Claim claim_on(const Effect& effect, Claim::Kind kind) {
  Claim claim;
  claim.id =
      joined({kind == Claim::Kind::effect ? "effect" : "interaction", effect.variable, effect.within, effect.endpoint});
  claim.kind = kind;
  claim.endpoint = effect.endpoint;
  claim.subject = effect.variable;
  claim.estimate.within = effect.within;
  return claim;
}

/// The conclusions of the sweep on the effect, of those kinds.
std::optional<Check> sweep_of(const Study& study, const Effect& effect, const std::vector<SweptConclusion::Kind>& kinds,
                              const std::optional<std::string>& group) {
  return alpha_beta(study, [&](const SweptConclusion& one) {
    return std::ranges::find(kinds, one.kind) != kinds.end() && one.subject == effect.variable &&
           one.within == effect.within && one.endpoint == effect.endpoint && (!group || one.group == *group);
  });
}

/// The numbers of the variable's only coefficient; of a variable with more levels, its likelihood-ratio P.
void take(const results::CoxResult& cox, Claim& claim) {
  const auto within = claim.estimate.within, group = claim.estimate.group;
  if (cox.terms.size() == 1)
    claim.estimate = estimate_of(cox.terms.front());
  else if (!cox.terms.empty())
    claim.estimate.p = cox.likelihood_ratio.p;
  claim.estimate.within = within;
  claim.estimate.group = group;
}

/// The claim rests on the adjusted ratio, where there is one.
void take_adjusted(const Effect& effect, Claim& claim) {
  if (!effect.adjusted || !effect.adjusted->value) return;
  const results::AdjustedEffect& adjusted = *effect.adjusted->value;
  if (!adjusted.ratio.p) return;
  claim.estimate.adjust = adjusted.adjust;
  claim.estimate.hazard_ratio = adjusted.ratio.ratio;
  claim.estimate.lower = adjusted.ratio.lower;
  claim.estimate.upper = adjusted.ratio.upper;
  claim.estimate.p = adjusted.ratio.p;
}

/// The interval of its own bootstrap, which repeats the whole adjustment, excludes 1 too.
void check_resampled(const results::AdjustedEffect& adjusted, Claim& claim) {
  const auto& [estimate, lower, upper, replicates] = adjusted.resampled_ratio;
  if (!estimate || !lower || !upper || *lower > 1.0 || *upper < 1.0) return;
  for (Check& check : claim.checks)
    if (check.id == Check::Id::optimism)
      check = {check.id, Check::Outcome::failed, *estimate > 1.0 ? lower : upper, 1.0};
}

/// What the model of the variable answers for.
void check_model(const Study& study, const results::CoxResult& cox, Claim& claim) {
  if (cox.terms.size() == 1) claim.checks.push_back(separation(cox.terms.front()));
  chain::Quantity wanted;
  wanted.kind = claim.estimate.group ? chain::Quantity::Kind::effect_in_group : chain::Quantity::Kind::effect_overall;
  wanted.endpoint = claim.endpoint;
  wanted.factor = claim.subject;
  wanted.level = claim.estimate.level.value_or("");
  wanted.within = claim.estimate.within.value_or("");
  wanted.group = claim.estimate.group.value_or("");
  claim.checks.push_back(optimism(study, wanted));
}

/// What the endpoint's multivariable model says about the same variable.
void check_in_model(const Study& study, Claim& claim) {
  const EndpointResult* endpoint = find_endpoint(study, claim.endpoint);
  if (endpoint == nullptr) return;
  CoxTerm here;
  here.term = claim.subject;
  here.level = claim.estimate.level;
  const bool fitted = endpoint->multivariable && endpoint->multivariable->cox.value;
  const CoxTerm* term = fitted ? find_term(*endpoint->multivariable->cox.value, here.term, here.level) : nullptr;
  add(claim.checks, competing_risks(*endpoint, term ? *term : here));
  check_hazards(term ? *endpoint->multivariable : results::Multivariable{}, term ? *term : here, claim);
}

/// The comparison that left out more of the patients: the stratified one, or the adjusted one where the claim rests on it.
results::Sample widest_loss(const Effect& effect, const Claim& claim) {
  results::Sample crude = effect.overall.value->sample;
  if (claim.estimate.adjust.empty()) return crude;
  results::Sample adjusted;
  adjusted.n = effect.adjusted->value->n;
  adjusted.n_missing = effect.adjusted->value->n_missing;
  return share_missing(adjusted) > share_missing(crude) ? adjusted : crude;
}

/// Fewest events and patients on a side, over all groups.
void check_sides(const Effect& effect, Claim& claim) {
  std::map<std::string, std::pair<double, double>> sides;
  for (const Effect::Group& group : effect.groups)
    if (group.km.value)
      for (const auto& side : group.km.value->groups) {
        sides[side.group].first += side.events();
        sides[side.group].second += side.n();
      }
  std::optional<double> events, patients;
  for (const auto& [side, sums] : sides) {
    events = least(events, sums.first);
    patients = least(patients, sums.second);
  }
  if (!claim.estimate.adjust.empty())
    for (const results::TreatmentSide* side : {&effect.adjusted->value->first, &effect.adjusted->value->second}) {
      events = least(events, side->events);
      patients = least(patients, static_cast<double>(side->n));
    }
  if (!events && effect.overall.value) events = events_per_coefficient(*effect.overall.value);
  claim.checks.push_back(few_events(events));
  if (patients) claim.checks.push_back(few_patients(patients));
}

/// A number acts as a straight line: by the endpoint's model where it holds the number, which knows no groups.
void check_line(const Study& study, const Effect& effect, Claim& claim) {
  const bool has_sides =
      std::ranges::any_of(effect.groups, [](const Effect::Group& group) { return group.km.value.has_value(); });
  if (has_sides || claim.estimate.level) return;
  CoxTerm here;
  here.term = effect.variable;
  const EndpointResult* endpoint = find_endpoint(study, effect.endpoint);
  const bool fitted = endpoint != nullptr && endpoint->multivariable && endpoint->multivariable->cox.value;
  if (!claim.estimate.group && fitted && find_term(*endpoint->multivariable->cox.value, here.term, {}))
    add(claim.checks, linearity(*endpoint->multivariable, here));
  else
    claim.checks.push_back({Check::Id::linearity,
                            Check::Outcome::not_done,
                            {},
                            thresholds::p,
                            "no curve was fitted to the number in these patients"});
}

/// A claim in the groups, or between them, rests on no adjustment.
std::optional<Check> not_adjusted(const Effect& effect) {
  if (!effect.adjusted) return {};
  return Check{Check::Id::confounding,
               Check::Outcome::not_done,
               {},
               thresholds::standardised_difference,
               "the effect is adjusted in all patients together, not in groups"};
}

Claim over_all(const Study& study, const Effect& effect) {
  Claim claim = claim_on(effect, Claim::Kind::effect);
  if (effect.overall.value) take(*effect.overall.value, claim);
  take_adjusted(effect, claim);
  claim.checks = {small_p(claim.estimate.p)};
  if (effect.overall.value) {
    check_model(study, *effect.overall.value, claim);
    if (!claim.estimate.adjust.empty()) check_resampled(*effect.adjusted->value, claim);
    claim.checks.push_back(missing(widest_loss(effect, claim), find_endpoint(study, effect.endpoint), effect.variable));
  }
  check_sides(effect, claim);
  add(claim.checks, confounding(effect));
  check_in_model(study, claim);
  check_line(study, effect, claim);
  check_cuts(study, {effect.variable}, claim);
  add(claim.checks, dose_response(study, effect.variable, effect.endpoint));
  add(claim.checks, sweep_of(study, effect, {SweptConclusion::Kind::effect_direction}, {}));
  if (claim.estimate.adjust.empty() && effect.overall.value && !effect.overall.value->converged) unusable(claim);
  return claim;
}

/// What a claim in a group, or on the difference between groups, answers for beside its own numbers.
void check_groups(const Study& study, const Effect& effect, Claim& claim) {
  add(claim.checks, not_adjusted(effect));
  add(claim.checks, chance(study, effect));
  check_cuts(study, {effect.variable, effect.within}, claim);
}

Claim within_group(const Study& study, const Effect& effect, const Effect::Group& group) {
  Claim claim = claim_on(effect, Claim::Kind::effect);
  claim.id = joined({claim.id, group.group});
  claim.estimate.group = group.group;
  if (group.cox.value) take(*group.cox.value, claim);
  claim.checks = {small_p(claim.estimate.p), differs(effect), of_many_groups(effect, claim.estimate.p)};
  if (group.cox.value) {
    check_model(study, *group.cox.value, claim);
    claim.checks.push_back(missing(group.cox.value->sample, find_endpoint(study, effect.endpoint), effect.variable));
  }
  std::optional<double> events = fewest_events(group.km);
  if (!events && group.cox.value) events = events_per_coefficient(*group.cox.value);
  claim.checks.push_back(few_events(events));
  if (const auto patients = fewest_patients(group.km)) claim.checks.push_back(few_patients(patients));
  check_groups(study, effect, claim);
  check_line(study, effect, claim);
  add(claim.checks,
      sweep_of(study, effect, {SweptConclusion::Kind::effect_direction, SweptConclusion::Kind::effect_p}, group.group));
  if (group.cox.value && !group.cox.value->converged) unusable(claim);
  return claim;
}

Claim between_groups(const Study& study, const Effect& effect) {
  Claim claim = claim_on(effect, Claim::Kind::interaction);
  if (effect.interaction.value) claim.estimate.p = effect.interaction.value->p;
  std::optional<double> events, patients;
  for (const Effect::Group& group : effect.groups) {
    events = least(events, fewest_events(group.km));
    patients = least(patients, fewest_patients(group.km));
  }
  const Check never_repeated{
      Check::Id::optimism, Check::Outcome::not_done, {}, {}, "the validation has no corrected interaction"};
  claim.checks = {small_p(claim.estimate.p), few_events(events), never_repeated};
  if (patients) claim.checks.push_back(few_patients(patients));
  check_groups(study, effect, claim);
  add(claim.checks, sweep_of(study, effect, {SweptConclusion::Kind::interaction_p}, {}));
  return claim;
}

}  // namespace

void claim_effects(const Study& study, std::vector<Claim>& all) {
  for (const Effect& effect : study.effects) {
    all.push_back(over_all(study, effect));
    if (effect.groups.size() < 2) continue;
    for (const Effect::Group& group : effect.groups) all.push_back(within_group(study, effect, group));
    all.push_back(between_groups(study, effect));
  }
}

}  // namespace rtsurv::judgement
