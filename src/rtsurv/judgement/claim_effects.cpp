// Claims of the [[effect]] tables: over all groups, in each group, and the difference between groups.
#include <algorithm>
#include <map>

#include "rtsurv/judgement/checks.hpp"
#include "rtsurv/judgement/claim_parts.hpp"
#include "rtsurv/judgement/claims.hpp"
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
  if (!events && effect.overall.value) events = events_per_coefficient(*effect.overall.value);
  claim.checks.push_back(few_events(events));
  if (patients) claim.checks.push_back(few_patients(patients));
}

Claim over_all(const Study& study, const Effect& effect) {
  Claim claim = claim_on(effect, Claim::Kind::effect);
  claim.claim = effect.variable + " has an effect on " + effect.endpoint;
  if (effect.overall.value) take(*effect.overall.value, claim);
  claim.checks = {small_p(claim.estimate.p)};
  if (effect.overall.value) {
    check_model(study, *effect.overall.value, claim);
    claim.checks.push_back(
        missing(effect.overall.value->sample, find_endpoint(study, effect.endpoint), effect.variable));
  }
  check_sides(effect, claim);
  add(claim.checks, confounding(effect, claim.estimate.hazard_ratio));
  check_in_model(study, claim);
  add(claim.checks, searched_cut(study, {effect.variable}));
  add(claim.checks, dose_response(study, effect.variable, effect.endpoint));
  add(claim.checks, sweep_of(study, effect, {SweptConclusion::Kind::effect_direction}, {}));
  return claim;
}

Claim within_group(const Study& study, const Effect& effect, const Effect::Group& group) {
  Claim claim = claim_on(effect, Claim::Kind::effect);
  claim.id = joined({claim.id, group.group});
  claim.claim = effect.variable + " has an effect on " + effect.endpoint + " in " + group.group;
  claim.estimate.group = group.group;
  if (group.cox.value) take(*group.cox.value, claim);
  claim.checks = {small_p(claim.estimate.p)};
  if (group.cox.value) check_model(study, *group.cox.value, claim);
  std::optional<double> events = fewest_events(group.km);
  if (!events && group.cox.value) events = events_per_coefficient(*group.cox.value);
  claim.checks.push_back(few_events(events));
  if (const auto patients = fewest_patients(group.km)) claim.checks.push_back(few_patients(patients));
  add(claim.checks, searched_cut(study, {effect.variable}));
  add(claim.checks,
      sweep_of(study, effect, {SweptConclusion::Kind::effect_direction, SweptConclusion::Kind::effect_p}, group.group));
  return claim;
}

Claim between_groups(const Study& study, const Effect& effect) {
  Claim claim = claim_on(effect, Claim::Kind::interaction);
  claim.claim =
      "the effect of " + effect.variable + " on " + effect.endpoint + " differs between the groups of " + effect.within;
  if (effect.interaction.value) claim.estimate.p = effect.interaction.value->p;
  std::optional<double> events, patients;
  for (const Effect::Group& group : effect.groups) {
    events = least(events, fewest_events(group.km));
    patients = least(patients, fewest_patients(group.km));
  }
  const Check never_repeated{Check::Id::optimism, Check::Outcome::not_done, {}, {}};
  claim.checks = {small_p(claim.estimate.p), few_events(events), never_repeated};
  if (patients) claim.checks.push_back(few_patients(patients));
  add(claim.checks, searched_cut(study, {effect.variable}));
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
