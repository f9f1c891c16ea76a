#include "rtsurv/judgement/claims.hpp"

#include <algorithm>
#include <string_view>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/judgement/checks.hpp"
#include "rtsurv/judgement/claim_parts.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/judgement/over_time.hpp"
#include "rtsurv/judgement/verdict.hpp"

namespace rtsurv::judgement {
namespace {

using results::Claim, results::CoxTerm, results::EndpointResult, results::Study;

bool is_spline(const results::CoxResult& model, const std::string& term) {
  return std::ranges::find(model.splines, term, &results::CoxResult::Spline::term) != model.splines.end();
}

/// Of a level and of its reference; of a number nothing.
struct Sides {
  std::optional<double> events, patients;
};

Sides fewest_of(const results::CoxResult& model, const CoxTerm& term) {
  if (!term.level) return {};
  Sides sides{term.events, static_cast<double>(term.n)};
  for (const auto& reference : model.references)
    if (reference.term == term.term) {
      sides.events = least(sides.events, reference.events);
      sides.patients = least(sides.patients, static_cast<double>(reference.n));
    }
  return sides;
}

/// The factors of the endpoint are screened by Gray's test: its question is the cumulative incidence.
bool asks_for_incidence(const EndpointResult* endpoint) {
  return endpoint != nullptr && endpoint->multivariable && endpoint->multivariable->screened_by == "gray";
}

/// The coefficient of the Fine-Gray model on which the claim rests; null where it rests on the cause-specific one.
const CoxTerm* on_incidence(const EndpointResult& endpoint, const CoxTerm& term) {
  const auto& fine_gray = endpoint.multivariable->fine_gray;
  if (!asks_for_incidence(&endpoint) || !fine_gray || !fine_gray->value) return nullptr;
  return find_term(fine_gray->value->model, term.term, term.level);
}

/// Adds what the coefficient that the claim rests on answers for, and the other of the two with competing events.
void rest_on(const EndpointResult& endpoint, const CoxTerm& term, Claim& claim) {
  const CoxTerm* incidence = on_incidence(endpoint, term);
  const CoxTerm& decisive = incidence ? *incidence : term;
  claim.estimate = estimate_of(decisive);
  claim.estimate.subdistribution = incidence != nullptr;
  check_hazards(*endpoint.multivariable, term, claim);
  if (incidence) claim.estimate.periods.clear();  // they are those of the cause-specific ratio
  claim.checks.push_back(small_p(decisive.p));
  claim.checks.push_back(separation(decisive));
  add(claim.checks, incidence ? cause_specific(*incidence, term) : competing_risks(endpoint, term));
}

Claim named_claim(const EndpointResult& endpoint, const CoxTerm& term, std::string_view verb) {
  Claim claim;
  const std::string who = named(term.term, term.level);
  claim.id = joined({"factor", endpoint.name, who});
  claim.claim = who + std::string(verb) + endpoint.name;
  claim.kind = Claim::Kind::factor;
  claim.endpoint = endpoint.name;
  claim.subject = term.term;
  return claim;
}

Claim claim_of(const Study& study, const EndpointResult& endpoint, const CoxTerm& term) {
  const results::Multivariable& model = *endpoint.multivariable;
  const results::CoxResult& cox = *model.cox.value;
  Claim claim = named_claim(endpoint, term, " goes with ");
  const Sides sides = fewest_of(cox, term);
  claim.checks = {few_events(least(events_per_coefficient(cox), sides.events)), one_patient(model, term),
                  missing(cox.sample, &endpoint, term.term)};
  rest_on(endpoint, term, claim);
  if (sides.patients) claim.checks.push_back(few_patients(sides.patients));
  chain::Quantity wanted;
  wanted.kind = chain::Quantity::Kind::model_term;
  wanted.endpoint = endpoint.name;
  wanted.factor = term.term;
  wanted.level = term.level.value_or("");
  claim.checks.push_back(optimism(study, wanted));
  add(claim.checks, searched_cut(study, {term.term}));
  add(claim.checks, selection(study, endpoint, term.term));
  add(claim.checks, dose_response(study, term.term, endpoint.name));
  if (!is_spline(cox, term.term)) add(claim.checks, linearity(model, term));
  return claim;
}

/// One claim for each coefficient, but one for all rows of a spline: by the test of its term.
void claim_model(const Study& study, const EndpointResult& endpoint, std::vector<Claim>& all) {
  const results::CoxResult& cox = *endpoint.multivariable->cox.value;
  for (const CoxTerm& term : cox.terms)
    if (!is_spline(cox, term.term) && !is_left_out(endpoint, term.term)) all.push_back(claim_of(study, endpoint, term));
  for (const results::CoxResult::Spline& spline : cox.splines) {
    CoxTerm whole;
    whole.term = spline.term;
    whole.p = spline.curve.overall.p;
    all.push_back(claim_of(study, endpoint, whole));
  }
}

/// Of a factor that the model leaves out: its result alone, which is not adjusted.
Claim claim_alone(const Study& study, const EndpointResult& endpoint, const results::CoxResult& cox,
                  const CoxTerm& term) {
  Claim claim = named_claim(endpoint, term, " alone goes with ");
  claim.estimate = estimate_of(term);
  const Sides sides = fewest_of(cox, term);
  claim.checks = {small_p(term.p), separation(term), few_events(least(events_per_coefficient(cox), sides.events)),
                  missing(cox.sample, &endpoint, term.term)};
  if (sides.patients) claim.checks.push_back(few_patients(sides.patients));
  add(claim.checks, searched_cut(study, {term.term}));
  add(claim.checks, dose_response(study, term.term, endpoint.name));
  return claim;
}

/// Not so where the factor has one value in all patients.
bool says_something(const CoxTerm& term) { return term.p || term.infinite || term.undetermined; }

void claim_left_out(const Study& study, const EndpointResult& endpoint, std::vector<Claim>& all) {
  for (const results::UnivariableRow& row : endpoint.univariable)
    if (is_left_out(endpoint, row.factor) && row.cox.value)
      for (const CoxTerm& term : row.cox.value->terms)
        if (says_something(term)) all.push_back(claim_alone(study, endpoint, *row.cox.value, term));
}

/// The optimism of a hazard ratio of that column, wherever the validation has one.
Check optimism_of_cut(const Study& study, const std::string& column, const std::string& endpoint) {
  Check check = optimism(study, {});
  check.outcome = Check::Outcome::not_done;
  if (!study.validation) return check;
  for (const chain::Corrected& one : study.validation->corrected)
    if (one.quantity.factor == column && one.quantity.endpoint == endpoint && one.quantity.group.empty() &&
        check.outcome == Check::Outcome::not_done)
      check = optimism(study, one.quantity);
  return check;
}

Claim cut_claim(const results::CutpointResult& cutpoint, const std::string& column) {
  Claim claim;
  claim.id = joined({"cut", cutpoint.endpoint, column});
  claim.kind = Claim::Kind::cut;
  claim.endpoint = cutpoint.endpoint;
  claim.subject = cutpoint.variable;
  claim.column = column;
  return claim;
}

void claim_cut(const Study& study, const results::CutpointResult& cutpoint, std::vector<Claim>& all) {
  Claim claim = cut_claim(cutpoint, cutpoint.name);
  claim.claim = cutpoint.name + " separates " + cutpoint.endpoint;
  if (cutpoint.fixed) {
    if (!cutpoint.evidence || !cutpoint.evidence->test_of_fixed().value) return;
    claim.estimate.p = cutpoint.evidence->test_of_fixed().value->p;
    claim.checks = {small_p(claim.estimate.p)};
  } else {
    claim.estimate.p = cutpoint.maxstat.p;
    claim.checks = {few_patients(static_cast<double>(std::min(cutpoint.maxstat.n_low, cutpoint.maxstat.n_high)))};
    add(claim.checks, searched_cut(study, {cutpoint.name}));
    add(claim.checks, alpha_beta(study, [&](const results::SweptConclusion& one) {
          return one.kind == results::SweptConclusion::Kind::cutpoint_p && one.subject == cutpoint.name;
        }));
  }
  claim.checks.push_back(optimism_of_cut(study, cutpoint.name, cutpoint.endpoint));
  add(claim.checks, dose_response(study, cutpoint.name, cutpoint.endpoint));
  all.push_back(std::move(claim));
}

void claim_two_cuts(const Study& study, const results::CutpointResult& cutpoint, std::vector<Claim>& all) {
  if (!cutpoint.two_cuts || !cutpoint.two_cuts->value) return;
  const results::TwoCuts& found = *cutpoint.two_cuts->value;
  const std::string column = two_cut_column(cutpoint.name);
  Claim claim = cut_claim(cutpoint, column);
  claim.claim = "the three groups of " + column + " differ in " + cutpoint.endpoint;
  claim.estimate.p = found.search.p;
  std::optional<double> events, patients;
  for (const auto& group : found.groups) {
    events = least(events, group.events);
    patients = least(patients, static_cast<double>(group.n));
  }
  claim.checks = {few_events(events), few_patients(patients), optimism_of_cut(study, column, cutpoint.endpoint)};
  add(claim.checks, searched_cut(study, {column}));
  add(claim.checks, dose_response(study, column, cutpoint.endpoint));
  all.push_back(std::move(claim));
}

Claim claim_of(const Study& study, const results::RiskGroups::Outcome& outcome) {
  const std::string column(risk_group_column);
  Claim claim;
  claim.id = joined({"groups", outcome.endpoint, column});
  claim.claim = "the groups of " + column + " differ in " + outcome.endpoint;
  claim.kind = Claim::Kind::groups;
  claim.endpoint = outcome.endpoint;
  claim.subject = column;
  const std::optional<Check> gray = competing_risks(outcome.cuminc);
  const bool incidence = gray && asks_for_incidence(find_endpoint(study, outcome.endpoint));
  if (incidence)
    claim.estimate.p = gray->value;
  else if (outcome.logrank.value)
    claim.estimate.p = outcome.logrank.value->test.test.p;
  results::Sample sample;
  for (const auto& group : study.risk_groups->groups) sample.n += group.n;
  sample.n_missing = study.risk_groups->n_missing;
  claim.checks = {small_p(claim.estimate.p), few_events(fewest_events(outcome.km)),
                  few_patients(fewest_patients(outcome.km)), optimism_of_groups(study, outcome.endpoint),
                  missing(sample, nullptr, column)};
  add(claim.checks, searched_cut(study, study.risk_groups->factors));
  add(claim.checks, incidence ? cause_specific(outcome.logrank) : gray);
  return claim;
}

}  // namespace

void claim_factors(const Study& study, std::vector<Claim>& all) {
  for (const EndpointResult& endpoint : study.endpoints) {
    if (endpoint.multivariable && endpoint.multivariable->cox.value) claim_model(study, endpoint, all);
    claim_left_out(study, endpoint, all);
  }
}

void claim_cuts(const Study& study, std::vector<Claim>& all) {
  for (const results::CutpointResult& cutpoint : study.cutpoints) {
    if (cutpoint.fixed || cutpoint.why.empty()) claim_cut(study, cutpoint, all);
    claim_two_cuts(study, cutpoint, all);
  }
}

void claim_groups(const Study& study, std::vector<Claim>& all) {
  if (!study.risk_groups) return;
  for (const auto& outcome : study.risk_groups->endpoints) all.push_back(claim_of(study, outcome));
}

std::vector<Claim> claims(const Study& study) {
  std::vector<Claim> all;
  claim_factors(study, all);
  claim_cuts(study, all);
  claim_groups(study, all);
  claim_effects(study, all);
  for (Claim& claim : all) decide(claim);
  return all;
}

}  // namespace rtsurv::judgement
