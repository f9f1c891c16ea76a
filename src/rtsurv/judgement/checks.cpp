#include "rtsurv/judgement/checks.hpp"

#include <algorithm>
#include <utility>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/judgement/validated.hpp"

namespace rtsurv::judgement {
namespace {

using results::CoxResult, results::CoxTerm, results::Multivariable, results::Study;
using CheckId = Check::Id;
using Outcome = Check::Outcome;

Check decided(CheckId id, bool passed, std::optional<double> value, double threshold) {
  return {id, passed ? Outcome::passed : Outcome::failed, value, threshold};
}

Check not_done(CheckId id, double threshold, std::string why = "") {
  return {id, Outcome::not_done, {}, threshold, std::move(why)};
}

Check below(CheckId id, std::optional<double> value, double limit) {
  return value ? decided(id, *value < limit, value, limit) : not_done(id, limit);
}

Check at_least(CheckId id, std::optional<double> value, double limit) {
  return value ? decided(id, *value >= limit, value, limit) : not_done(id, limit);
}

/// Two whole curves have none, and agree.
bool same_direction(const CoxTerm& one, const CoxTerm& other) {
  if (!one.coefficient && !other.coefficient && !one.infinite && !other.infinite) return true;
  if (one.infinite || other.infinite) return one.infinite == other.infinite && one.towards_zero == other.towards_zero;
  return one.coefficient && other.coefficient && (*one.coefficient > 0.0) == (*other.coefficient > 0.0);
}

/// The other coefficient has P < 0.05 and the direction of the claim's.
Check agrees(CheckId id, const CoxTerm& claimed, const CoxTerm& other) {
  if (!other.p) return not_done(id, thresholds::p);
  return decided(id, *other.p < thresholds::p && same_direction(claimed, other), other.p, thresholds::p);
}

bool rests_on(const std::vector<std::string>& texts, const std::string& column) {
  return std::ranges::any_of(texts, [&](const std::string& text) { return mentions(text, column); });
}

/// What the notice is about is known only once the outcome is.
bool tells_outcome(results::Notice::Id id) {
  using enum results::Notice::Id;
  return id == outcome_as_factor || id == time_as_factor || id == known_with_event || id == made_of_outcome;
}

/// Why the Fine-Gray model of the endpoint has no coefficient to compare.
std::string why_no_incidence(const results::EndpointResult& endpoint) {
  const auto& model = endpoint.multivariable;
  if (!model || !model->cox.value) return "";
  return model->fine_gray ? model->fine_gray->why : "";
}

/// The cut-point that bears the column, fixed or searched.
const results::CutpointResult* cut_of(const Study& study, const std::string& column) {
  const auto found = std::ranges::find(study.cutpoints, column, &results::CutpointResult::name);
  return column.empty() || found == study.cutpoints.end() ? searched_cut_of(study, column) : &*found;
}

}  // namespace

Check small_p(std::optional<double> p) { return below(CheckId::p, p, thresholds::p); }

Check separation(const CoxTerm& term) {
  if (!term.infinite) return {CheckId::separation, Outcome::passed, {}, 1.0};
  if (!term.is_penalised()) return not_done(CheckId::separation, 1.0);
  const std::optional<double> near = term.limit_near_one();
  if (!near) return decided(CheckId::separation, false, {}, 1.0);
  return decided(CheckId::separation, term.towards_zero ? *near < 1.0 : *near > 1.0, near, 1.0);
}

Check few_events(std::optional<double> fewest) {
  return at_least(CheckId::few_events, fewest, thresholds::events_in_group);
}

Check few_patients(std::optional<double> fewest) {
  return at_least(CheckId::few_patients, fewest, thresholds::patients_on_side);
}

std::optional<Check> from_outcome(const Study& study, const results::Claim& claim) {
  std::vector<std::string> texts{claim.subject, claim.estimate.within.value_or("")};
  if (study.risk_groups && mentions(claim.subject, risk_group_column))
    texts.insert(texts.end(), study.risk_groups->factors.begin(), study.risk_groups->factors.end());
  for (const results::CutpointResult& cut : study.cutpoints)
    if (rests_on(texts, cut.name) || rests_on(texts, two_cut_column(cut.name))) texts.push_back(cut.variable);
  for (const results::Notice& one : study.noticed)
    if (tells_outcome(one.id) && rests_on(texts, one.column))
      return Check{CheckId::from_outcome, Outcome::failed, {}, {}, {}};
  return {};
}

std::optional<Check> few_clusters(const results::EndpointResult* endpoint) {
  if (endpoint == nullptr || !endpoint->km.sample.clusters) return {};
  return at_least(CheckId::few_clusters, static_cast<double>(endpoint->km.sample.clusters->n), thresholds::clusters);
}

Check one_patient(const Multivariable& model, const CoxTerm& term) {
  if (model.checks && model.checks->value)
    for (const results::ModelChecks::Coefficient& one : model.checks->value->coefficients)
      if (one.term == term.term && one.level == term.level && one.p_without)
        return decided(CheckId::one_patient, !hangs_on_one_patient(one), one.p_without, thresholds::p);
  return not_done(
      CheckId::one_patient, thresholds::p,
      model.cox.value && is_spline(*model.cox.value, term.term) ? "the columns of a curve move together" : "");
}

std::optional<Check> alpha_beta(const Study& study,
                                const std::function<bool(const results::SweptConclusion&)>& concerns) {
  if (!study.sweep) return {};
  std::size_t all = 0, turning = 0;
  for (const results::SweptConclusion& one : study.sweep->conclusions) {
    if (!concerns(one)) continue;
    ++all;
    if (!one.changes.empty()) ++turning;
  }
  if (all == 0) return {};
  return decided(CheckId::alpha_beta, turning == 0, static_cast<double>(turning), 0.0);
}

std::optional<Check> competing_risks(const results::EndpointResult& endpoint, const CoxTerm& term) {
  if (endpoint.competing.empty()) return {};
  const auto& model = endpoint.multivariable;
  const std::optional<CoxTerm> other = model && model->fine_gray && model->fine_gray->value
                                           ? term_of(model->fine_gray->value->model, term.term, term.level)
                                           : std::nullopt;
  if (other) return agrees(CheckId::competing_risks, term, *other);
  return not_done(CheckId::competing_risks, thresholds::p, why_no_incidence(endpoint));
}

Check cause_specific(const CoxTerm& on_incidence, const CoxTerm& term) {
  return agrees(CheckId::cause_specific, on_incidence, term);
}

Check cause_specific(const results::Maybe<results::LogRankResult>& between_groups) {
  const auto p = between_groups.value ? std::optional(between_groups.value->test.test.p) : std::nullopt;
  return below(CheckId::cause_specific, p, thresholds::p);
}

std::optional<Check> competing_risks(const std::optional<results::Maybe<results::IncidenceResult>>& by_group) {
  if (!by_group) return {};
  if (by_group->value)
    for (const results::IncidenceResult::Gray& one : by_group->value->gray)
      if (one.cause == results::IncidenceResult::event_cause && one.test)
        return below(CheckId::competing_risks, one.test->p, thresholds::p);
  return not_done(CheckId::competing_risks, thresholds::p);
}

std::optional<Check> confounding(const results::Effect& effect) {
  constexpr double limit = thresholds::standardised_difference;
  if (!effect.adjusted) return {};
  if (!effect.adjusted->value) return not_done(CheckId::confounding, limit, effect.adjusted->why);
  if (!effect.adjusted->value->ratio.p)
    return not_done(CheckId::confounding, limit, "the adjusted comparison gives no hazard ratio");
  const auto left = largest_imbalance(*effect.adjusted->value, true);
  return decided(CheckId::confounding, !left || !(*left > limit), left, limit);
}

Check differs(const results::Effect& effect) {
  const auto& test = effect.interaction;
  Check check = below(CheckId::interaction, test.value ? std::optional(test.value->p) : std::nullopt, thresholds::p);
  check.why = test.why;
  return check;
}

Check of_many_groups(const results::Effect& effect, std::optional<double> p) {
  if (p) p = std::min(1.0, *p * static_cast<double>(effect.groups.size()));
  return below(CheckId::subgroups, p, thresholds::p);
}

std::optional<Check> chance(const Study& study, const results::Effect& effect) {
  if (!study.validation) return {};
  for (const chain::Conclusion& one : study.validation->conclusions)
    if (one.variable == effect.variable && one.within == effect.within && one.endpoint == effect.endpoint &&
        one.permutations > 0)
      return decided(CheckId::chance, !more_than_chance(one), share_by_chance(one), thresholds::p);
  return {};
}

std::optional<Check> dose_response(const Study& study, const std::string& column, const std::string& endpoint) {
  const results::CutpointResult* cut = cut_of(study, column);
  if (!cut) return {};
  std::optional<double> largest;
  const auto add = [&](double p) { largest = std::max(largest.value_or(p), p); };
  if (cut->endpoint == endpoint && cut->evidence && cut->evidence->spline.value)
    add(cut->evidence->spline.value->overall.p);
  if (cut->variable == eqd2_column)
    for (const results::DoseResponse& one : study.dose_responses)
      if (one.endpoint == endpoint && one.fit.value) add(one.fit.value->p);
  return below(CheckId::dose_response, largest, thresholds::p);
}

std::optional<Check> linearity(const Multivariable& model, const CoxTerm& term) {
  if (term.level) return {};
  if (!model.checks || !model.checks->value) return not_done(CheckId::linearity, thresholds::p);
  const auto& tested = model.checks->value->linearity;
  const auto one = std::ranges::find(tested, term.term, &results::ModelChecks::Linearity::term);
  if (one == tested.end()) return {};  // any line goes through two values
  if (!one->nonlinear.value) return not_done(CheckId::linearity, thresholds::p);
  return decided(CheckId::linearity, !is_curved(*one), one->nonlinear.value->p, thresholds::p);
}

Check missing(const results::Sample& sample, const results::EndpointResult* endpoint, const std::string& factor) {
  const double share = share_missing(sample);
  if (share > thresholds::share_missing) return decided(CheckId::missing, false, share, thresholds::share_missing);
  if (endpoint != nullptr)
    for (const results::MissingByOutcome& one : endpoint->missing)
      if (one.factor == factor && missing_matters(one))
        return decided(CheckId::missing, false, one.log_rank.value->p, thresholds::p);
  return decided(CheckId::missing, true, share, thresholds::share_missing);
}

}  // namespace rtsurv::judgement
