#include "rtsurv/study/methods/cox_rows.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/methods/spline_rows.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

using results::CoxResult;
using results::CoxTerm;
using survival::CoefficientState;

std::optional<double> finite(double value) {
  return std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}

/// The events of the cases, and what each case counts.
struct CountedCases {
  std::vector<std::uint8_t> event;
  std::vector<double> count;  ///< empty: 1 each

  /// Cases and events at one level of a factor; in all cases when `factor` is empty.
  template <class Row>
  void add_to(Row& row, const std::optional<Factor>& factor, std::size_t level) const {
    double n = 0.0;
    for (std::size_t i = 0; i < event.size(); ++i) {
      if (factor && factor->code[i] != static_cast<int>(level)) continue;
      const double patients = count.empty() ? 1.0 : count[i];
      n += patients;
      row.events += patients * event[i];
    }
    row.n += static_cast<std::size_t>(n);
  }
};

}  // namespace

void require_estimable(const Design& design, const survival::FollowUp& follow_up) {
  if (!(follow_up.total_events() > 0.0))
    throw NotEstimable(
        fmt::format("there is no event among the {} rows used, so no hazard ratio can be estimated", follow_up.size()));
  if (design.columns.empty())
    throw NotEstimable(
        fmt::format("\"{}\" has a single level among the {} rows used, so no hazard ratio can be estimated",
                    design.terms.front().name, follow_up.size()));
}

std::vector<std::uint8_t> events_of(const survival::FollowUp& follow_up) {
  std::vector<std::uint8_t> event(follow_up.size(), 0);
  for (std::size_t i = 0; i < follow_up.size(); ++i) event[follow_up.order()[i]] = follow_up.event()[i];
  return event;
}

void describe_column(CoxTerm& row, const survival::Coefficient& coefficient) {
  if (coefficient.state == CoefficientState::redundant) return;
  row.undetermined = coefficient.state == CoefficientState::undetermined;
  if (row.undetermined) return;
  row.p = finite(coefficient.p);
  row.infinite = coefficient.state == CoefficientState::infinite;
  row.towards_zero = row.infinite && coefficient.hazard_ratio == 0.0;
  if (row.infinite) return;
  row.coefficient = finite(coefficient.estimate);
  row.std_error = finite(coefficient.std_error);
  row.robust_std_error = finite(coefficient.robust_std_error);
  row.hazard_ratio = finite(coefficient.hazard_ratio);
  row.lower = finite(coefficient.lower);
  row.upper = finite(coefficient.upper);
  row.z = finite(coefficient.z);
}

void describe_terms(CoxResult& result, const ModelFit& model) {
  const Design& design = model.design;
  const CountedCases cases{events_of(model.follow_up), survival::patient_counts(model.follow_up)};
  for (std::size_t t = 0; t < design.terms.size(); ++t) {
    const DesignTerm& term = design.terms[t];
    CoxTerm row;
    row.term = term.name;
    if (term.factor && !term.is_interaction()) {
      const std::string& reference = term.factor->levels.front();
      result.references.push_back({term.name, reference, 0, 0.0});
      cases.add_to(result.references.back(), term.factor, 0);
      row.reference = reference;
    }
    if (term.is_spline()) {
      cases.add_to(row, std::nullopt, 0);
      std::ranges::move(spline_rows(model, t, std::move(row)), std::back_inserter(result.terms));
      continue;
    }
    bool any = false;
    for (std::size_t j = 0; j < design.columns.size(); ++j) {
      if (design.columns[j].term != t) continue;
      any = true;
      const std::optional<std::size_t> level = design.columns[j].level;
      CoxTerm entry = row;
      if (level) entry.level = term.factor->levels[*level];
      cases.add_to(entry, term.factor, level.value_or(0));
      describe_column(entry, model.fit.coefficient[j]);
      result.terms.push_back(std::move(entry));
    }
    if (any) continue;  // else a single level: no column in the model
    cases.add_to(row, term.factor, 0);
    result.terms.push_back(std::move(row));
  }
}

void describe_fit(CoxResult& result, const survival::CoxFit& fit) {
  result.loglik_null = fit.loglik_null;
  result.loglik_model = fit.loglik_model;
  result.likelihood_ratio = fit.likelihood_ratio;
  result.wald = fit.wald;
  result.score = fit.score;
  result.concordance = fit.concordance;
  result.iterations = fit.iterations;
  result.converged = fit.converged;
}

}  // namespace rtsurv::study
