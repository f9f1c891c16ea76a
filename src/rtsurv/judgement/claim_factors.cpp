// Claims about factors: in the multivariable model of an endpoint, or alone where they are not in it.
#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "rtsurv/judgement/checks.hpp"
#include "rtsurv/judgement/claim_parts.hpp"
#include "rtsurv/judgement/claims.hpp"
#include "rtsurv/judgement/cut_checks.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/judgement/over_time.hpp"

namespace rtsurv::judgement {
namespace {

using results::Claim, results::CoxResult, results::CoxTerm, results::EndpointResult, results::Study;

/// The term of the Fine-Gray model on which the claim rests; nothing where it rests on the cause-specific one.
std::optional<CoxTerm> on_incidence(const EndpointResult& endpoint, const CoxTerm& term) {
  const auto& fine_gray = endpoint.multivariable->fine_gray;
  if (!asks_for_incidence(&endpoint) || !fine_gray || !fine_gray->value) return std::nullopt;
  return term_of(fine_gray->value->model, term.term, term.level);
}

/// Adds what the coefficient that the claim rests on answers for, and the other of the two with competing events.
void rest_on(const EndpointResult& endpoint, const CoxTerm& term, Claim& claim) {
  const std::optional<CoxTerm> incidence = on_incidence(endpoint, term);
  const CoxTerm& decisive = incidence ? *incidence : term;
  claim.estimate = estimate_of(decisive);
  claim.estimate.subdistribution = incidence.has_value();
  check_hazards(*endpoint.multivariable, term, claim);
  if (incidence) claim.estimate.periods.clear();  // they are those of the cause-specific ratio
  claim.checks.push_back(small_p(decisive.p));
  claim.checks.push_back(separation(decisive));
  add(claim.checks, incidence ? cause_specific(*incidence, term) : competing_risks(endpoint, term));
}

Claim claim_on(const EndpointResult& endpoint, const CoxTerm& term) {
  Claim claim;
  claim.id = joined({"factor", endpoint.name, named(term.term, term.level)});
  claim.kind = Claim::Kind::factor;
  claim.endpoint = endpoint.name;
  claim.subject = term.term;
  return claim;
}

Check corrected_for_optimism(const Study& study, const EndpointResult& endpoint, const CoxTerm& term) {
  Check check = optimism(study, {.kind = chain::Quantity::Kind::model_term,
                                 .endpoint = endpoint.name,
                                 .factor = term.term,
                                 .level = term.level.value_or("")});
  if (is_spline(*endpoint.multivariable->cox.value, term.term)) check.why = "a curve has no single ratio to correct";
  return check;
}

Claim claim_of(const Study& study, const EndpointResult& endpoint, const CoxTerm& term) {
  const results::Multivariable& model = *endpoint.multivariable;
  const CoxResult& cox = *model.cox.value;
  Claim claim = claim_on(endpoint, term);
  const Sides sides = fewest_of(cox, term);
  claim.checks = {few_events(least(events_per_coefficient(cox), sides.events)), one_patient(model, term),
                  missing(cox.sample, &endpoint, term.term)};
  rest_on(endpoint, term, claim);
  if (sides.patients) claim.checks.push_back(few_patients(sides.patients));
  claim.checks.push_back(corrected_for_optimism(study, endpoint, term));
  check_cuts(study, {term.term}, claim);
  add(claim.checks, selection(study, endpoint, term.term));
  add(claim.checks, dose_response(study, term.term, endpoint.name));
  if (!is_spline(cox, term.term)) add(claim.checks, linearity(model, term));
  if (!cox.converged) unusable(claim);
  return claim;
}

/// Of a factor that the model does not hold: its result alone, which is not adjusted.
Claim claim_alone(const Study& study, const EndpointResult& endpoint, const CoxResult& cox, const CoxTerm& term) {
  Claim claim = claim_on(endpoint, term);
  claim.estimate = estimate_of(term);
  claim.estimate.alone = true;
  const Sides sides = fewest_of(cox, term);
  claim.checks = {small_p(term.p), separation(term), few_events(least(events_per_coefficient(cox), sides.events)),
                  missing(cox.sample, &endpoint, term.term)};
  if (sides.patients) claim.checks.push_back(few_patients(sides.patients));
  check_cuts(study, {term.term}, claim);
  add(claim.checks, dose_response(study, term.term, endpoint.name));
  if (!cox.converged) unusable(claim);
  return claim;
}

/// Not so where no patient at risk has another value.
bool says_something(const CoxTerm& term) { return term.p || term.infinite || term.undetermined; }

/// Of one whose model could not be fitted that it is not estimable; nothing of one that has a single value.
void claim_left_out(const Study& study, const EndpointResult& endpoint, const results::LeftOut& one,
                    std::vector<Claim>& all) {
  using enum results::LeftOut::Cause;
  if (one.cause == constant || one.cause == not_at_risk) return;
  const CoxResult none;
  CoxTerm unknown;
  unknown.term = one.factor;
  const CoxResult& cox = one.alone.value ? *one.alone.value : none;
  const std::vector<CoxTerm> terms = one.alone.value ? terms_of(cox) : std::vector{unknown};
  for (const CoxTerm& term : terms)
    if (!one.alone.value || says_something(term)) all.push_back(claim_alone(study, endpoint, cox, term));
}

/// Kept out by a screen, where the ratio changes over time and is not 1 in some period.
void claim_kept_out(const Study& study, const EndpointResult& endpoint, const results::KeptOut& one,
                    std::vector<Claim>& all) {
  results::Multivariable alone;
  alone.cox.value = one.cox;
  alone.non_proportional = {one.over_time};
  for (const CoxTerm& term : terms_of(one.cox)) {
    Claim claim = claim_alone(study, endpoint, one.cox, term);
    check_hazards(alone, term, claim);
    claim.checks.push_back(optimism(study, {}));
    if (in_part_of_follow_up(claim)) all.push_back(std::move(claim));
  }
}

}  // namespace

void claim_factors(const Study& study, std::vector<Claim>& all) {
  for (const EndpointResult& endpoint : study.endpoints) {
    if (!endpoint.multivariable) continue;
    if (endpoint.multivariable->cox.value)
      for (const CoxTerm& term : terms_of(*endpoint.multivariable->cox.value))
        if (!is_left_out(endpoint, term.term)) all.push_back(claim_of(study, endpoint, term));
    for (const results::LeftOut& one : endpoint.multivariable->left_out) claim_left_out(study, endpoint, one, all);
    for (const results::KeptOut& one : endpoint.multivariable->kept_out) claim_kept_out(study, endpoint, one, all);
  }
}

}  // namespace rtsurv::judgement
