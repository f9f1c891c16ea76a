#include "rtsurv/judgement/models.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

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
  return all == 0 ? std::nullopt : std::optional(model.sample.events / static_cast<double>(all));
}

/// One that has no curve is known by its name and its rows, whose reference is a value and no level.
bool is_spline(const CoxResult& model, const std::string& term) {
  if (std::ranges::find(model.splines, term, &CoxResult::Spline::term) != model.splines.end()) return true;
  const bool has_level =
      std::ranges::find(model.references, term, &CoxResult::Reference::term) != model.references.end();
  return term.starts_with("spline(") && !has_level &&
         std::ranges::any_of(model.terms, [&](const CoxTerm& row) { return row.term == term && row.reference; });
}

CoxTerm whole_spline(const CoxResult& model, const std::string& term) {
  CoxTerm whole;
  whole.term = term;
  if (const auto tested = std::ranges::find(model.factors, term, &CoxResult::Factor::term);
      tested != model.factors.end() && std::isfinite(tested->test.p))
    whole.p = tested->test.p;
  if (const auto curve = std::ranges::find(model.splines, term, &CoxResult::Spline::term);
      curve != model.splines.end()) {
    whole.p = curve->curve.overall.p;
    return whole;
  }
  const auto of_term = [&](const CoxTerm& row) { return row.term == term; };
  whole.infinite = std::ranges::any_of(model.terms, [&](const CoxTerm& row) { return of_term(row) && row.infinite; });
  whole.undetermined = !whole.infinite && std::ranges::all_of(model.terms, [&](const CoxTerm& row) {
    return !of_term(row) || row.undetermined;
  });
  return whole;
}

std::vector<CoxTerm> terms_of(const CoxResult& model) {
  std::vector<CoxTerm> all, curves;
  for (const CoxTerm& term : model.terms) {
    if (!is_spline(model, term.term))
      all.push_back(term);
    else if (std::ranges::find(curves, term.term, &CoxTerm::term) == curves.end())
      curves.push_back(whole_spline(model, term.term));
  }
  for (const CoxResult::Spline& spline : model.splines)
    if (std::ranges::find(curves, spline.term, &CoxTerm::term) == curves.end())
      curves.push_back(whole_spline(model, spline.term));
  std::ranges::move(curves, std::back_inserter(all));
  return all;
}

std::optional<CoxTerm> term_of(const CoxResult& model, const std::string& term,
                               const std::optional<std::string>& level) {
  if (!level && is_spline(model, term)) return whole_spline(model, term);
  const CoxTerm* found = find_term(model, term, level);
  return found == nullptr ? std::nullopt : std::optional(*found);
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
