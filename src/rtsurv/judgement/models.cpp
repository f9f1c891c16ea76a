#include "rtsurv/judgement/models.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/claim_parts.hpp"

namespace rtsurv::judgement {

using results::CoxResult, results::CoxTerm;

std::size_t coefficients(const CoxResult& model) {
  const auto counts = [](const CoxTerm& term) {
    return term.coefficient.has_value() || term.infinite || term.undetermined;
  };
  auto all = static_cast<std::size_t>(std::ranges::count_if(model.terms, counts));
  for (const CoxResult::Spline& spline : model.splines) {
    all -= static_cast<std::size_t>(std::ranges::count(model.terms, spline.term, &CoxTerm::term));
    all += spline.curve.knots.size() - 1;
  }
  return all;
}

std::optional<double> events_per_coefficient(const CoxResult& model) {
  const std::size_t all = coefficients(model);
  const auto& weights = model.sample.weights;
  const double events = weights && weights->count_patients ? weights->events : model.sample.events;
  return all == 0 ? std::nullopt : std::optional(events / static_cast<double>(all));
}

bool is_spline(const CoxResult& model, const std::string& term) {
  return std::ranges::find(model.splines, term, &CoxResult::Spline::term) != model.splines.end();
}

Sides fewest_of(const CoxResult& model, const CoxTerm& term) {
  if (!term.level) return {};
  Sides sides{term.events, static_cast<double>(term.n)};
  for (const auto& reference : model.references)
    if (reference.term == term.term) {
      sides.events = least(sides.events, reference.events);
      sides.patients = least(sides.patients, static_cast<double>(reference.n));
    }
  return sides;
}

const CoxTerm* find_term(const CoxResult& model, const std::string& term, const std::optional<std::string>& level) {
  const auto found =
      std::ranges::find_if(model.terms, [&](const CoxTerm& one) { return one.term == term && one.level == level; });
  return found == model.terms.end() ? nullptr : &*found;
}

bool hangs_on_one_patient(const results::ModelChecks::Coefficient& coefficient) {
  return coefficient.p && coefficient.p_without &&
         (*coefficient.p < thresholds::p) != (*coefficient.p_without < thresholds::p);
}

bool is_curved(const results::ModelChecks::Linearity& term) {
  return term.nonlinear.value && term.nonlinear.value->p < thresholds::p;
}

bool entrants_differ(const results::FollowUpChecks& checks) {
  return checks.entrants.value && checks.entrants.value->log_rank.value &&
         checks.entrants.value->log_rank.value->p < thresholds::p;
}

bool missing_matters(const results::MissingByOutcome& factor) {
  return factor.log_rank.value && factor.log_rank.value->p < thresholds::p;
}

bool is_left_out(const results::EndpointResult& endpoint, const std::string& factor) {
  return endpoint.multivariable &&
         std::ranges::find(endpoint.multivariable->left_out, factor, &results::LeftOut::factor) !=
             endpoint.multivariable->left_out.end();
}

double share_missing(const results::Sample& sample) {
  const auto all = static_cast<double>(sample.n + sample.n_missing);
  return all > 0.0 ? static_cast<double>(sample.n_missing) / all : 0.0;
}

std::optional<double> largest_imbalance(const results::AdjustedEffect& effect, bool after) {
  std::optional<double> largest;
  for (const results::TreatmentBalance& one : effect.balance)
    if (const auto& difference = after ? one.after : one.before)
      largest = std::max(largest.value_or(0.0), std::fabs(*difference));
  return largest;
}

const results::CutpointResult* searched_cut_of(const results::Study& study, const std::string& column) {
  const auto makes = [&](const results::CutpointResult& one) { return corrected_p(one, column).has_value(); };
  const auto found = std::ranges::find_if(study.cutpoints, makes);
  return column.empty() || found == study.cutpoints.end() ? nullptr : &*found;
}

std::optional<double> corrected_p(const results::CutpointResult& cutpoint, const std::string& column) {
  for (const results::CutColumn& made : cutpoint.columns())
    if (made.column == column) return made.p;
  return {};
}

}  // namespace rtsurv::judgement
