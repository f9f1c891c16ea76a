// Doubts about the multivariable models, and about treatments that were compared by weights.
#include <algorithm>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/checks.hpp"
#include "rtsurv/judgement/doubts.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/judgement/over_time.hpp"

namespace rtsurv::judgement {
namespace {

using results::CoxResult, results::CoxTerm, results::Doubt, results::EndpointResult;
using DoubtId = Doubt::Id;

void add_level(const std::optional<std::string>& level, Doubt& doubt) {
  if (level) doubt.values.emplace_back("level", *level);
}

/// Neither Firth's limit nor the events on both sides say on which side of 1 the ratio without bound lies.
bool is_open(const CoxResult& cox, const CoxTerm& term) {
  const bool enough = few_events(fewest_of(cox, term).events).outcome != results::Check::Outcome::failed;
  return separation(term).outcome != results::Check::Outcome::passed || !enough;
}

void doubt_estimates(const EndpointResult& endpoint, const CoxResult& cox, std::vector<Doubt>& found) {
  for (const CoxTerm& term : cox.terms)
    if (term.infinite && is_open(cox, term)) {
      found.push_back({DoubtId::unbounded, term.term, {{"endpoint", endpoint.name}}});
      add_level(term.level, found.back());
    }
  if (!cox.converged) found.push_back({DoubtId::not_converged, endpoint.name, {}});
  if (const auto events = events_per_coefficient(cox); events && *events < thresholds::events_per_coefficient)
    found.push_back({DoubtId::events_per_coefficient, endpoint.name, {{"events", *events}}});
  if (const double share = share_missing(cox.sample); share > thresholds::share_missing)
    found.push_back({DoubtId::missing, endpoint.name, {{"share", share}}});
}

void doubt_hazards(const EndpointResult& endpoint, const CoxResult& cox, std::vector<Doubt>& found) {
  std::vector<std::string> terms;
  std::optional<double> all;
  for (const CoxResult::Zph& zph : cox.zph) {
    if (!(zph.test.p < thresholds::p)) continue;
    if (zph.of_all_terms())
      all = zph.test.p;
    else if (!stands_over_time(*endpoint.multivariable, zph.term))
      terms.push_back(zph.term);
  }
  if (terms.empty() && !all) return;
  Doubt doubt{DoubtId::proportional_hazards, endpoint.name, {{"terms", terms}}};
  if (all) doubt.values.emplace_back("p", *all);
  found.push_back(std::move(doubt));
}

void doubt_checks(const EndpointResult& endpoint, std::vector<Doubt>& found) {
  const auto& checks = endpoint.multivariable->checks;
  if (!checks || !checks->value) return;
  for (const auto& one : checks->value->coefficients)
    if (hangs_on_one_patient(one)) {
      found.push_back({DoubtId::one_patient,
                       one.term,
                       {{"endpoint", endpoint.name}, {"p", *one.p}, {"p_without", *one.p_without}}});
      add_level(one.level, found.back());
    }
  for (const auto& one : checks->value->linearity)
    if (is_curved(one))
      found.push_back({DoubtId::linearity, one.term, {{"endpoint", endpoint.name}, {"p", one.nonlinear.value->p}}});
}

/// Not of a factor that does not differ between those who are compared: there is nothing to adjust for.
void doubt_left_out(const EndpointResult& endpoint, const results::LeftOut& one, std::vector<Doubt>& found) {
  using enum results::LeftOut::Cause;
  if (one.cause == constant || one.cause == strata || one.cause == not_at_risk) return;
  Doubt doubt{DoubtId::left_out,
              one.factor,
              {{"endpoint", endpoint.name},
               {"known", static_cast<double>(one.known)},
               {"patients", static_cast<double>(one.all)}}};
  if (one.cause != few_known) doubt.values.emplace_back("reason", one.reason);
  found.push_back(std::move(doubt));
}

/// What the weights of a fair comparison leave of the difference between its sides.
void doubt_balance(const results::Effect& effect, std::vector<Doubt>& found) {
  if (!effect.adjusted || !effect.adjusted->value) return;
  const auto left = largest_imbalance(*effect.adjusted->value, true);
  if (left && *left > thresholds::standardised_difference)
    found.push_back({DoubtId::imbalance, effect.variable, {{"endpoint", effect.endpoint}, {"difference", *left}}});
}

}  // namespace

void doubt_models(const results::Study& study, std::vector<Doubt>& found) {
  for (const results::Effect& effect : study.effects) doubt_balance(effect, found);
  for (const EndpointResult& endpoint : study.endpoints) {
    if (!endpoint.multivariable) continue;
    if (endpoint.multivariable->screened_below)
      found.push_back({DoubtId::screened, endpoint.name, {{"rule", endpoint.multivariable->rule}}});
    for (const results::LeftOut& one : endpoint.multivariable->left_out) doubt_left_out(endpoint, one, found);
    doubt_checks(endpoint, found);
    if (!endpoint.multivariable->cox.value) continue;
    doubt_estimates(endpoint, *endpoint.multivariable->cox.value, found);
    doubt_hazards(endpoint, *endpoint.multivariable->cox.value, found);
  }
  for (const EndpointResult& endpoint : study.endpoints)
    for (const results::UnivariableRow& row : endpoint.univariable)
      if (const double share = row.cox.value ? share_missing(row.cox.value->sample) : 0.0;
          share > thresholds::share_missing && !is_left_out(endpoint, row.factor))
        found.push_back({DoubtId::missing, row.factor, {{"endpoint", endpoint.name}, {"share", share}}});
}

}  // namespace rtsurv::judgement
