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

/// The counts of the cases of a model, for as long as that lives.
TermCounts counts_of(const ModelFit& model) {
  return [&design = model.design, event = events_of(model.follow_up),
          patients = survival::patient_counts(model.follow_up)](std::size_t t, std::optional<std::size_t> level) {
    double n = 0.0;
    TermCount count;
    for (std::size_t i = 0; i < event.size(); ++i) {
      if (level && design.terms[t].factor->code[i] != static_cast<int>(*level)) continue;
      const double here = patients.empty() ? 1.0 : patients[i];
      n += here;
      count.events += here * event[i];
    }
    count.n = static_cast<std::size_t>(n);
    return count;
  };
}

/// Rows with their counts.
class TermRows {
 public:
  TermRows(CoxResult& result, const Design& design, const survival::CoxFit& fit, const TermCounts& counts)
      : result_(result), design_(design), fit_(fit), counts_(counts) {}

  /// What the rows of a term have in common; adds its reference.
  CoxTerm start(std::size_t t) {
    const DesignTerm& term = design_.terms[t];
    CoxTerm row;
    row.term = term.name;
    if (!term.factor || term.is_interaction()) return row;
    row.reference = term.factor->levels.front();
    CoxResult::Reference reference{term.name, *row.reference, 0, 0.0};
    count(reference, t, 0);
    result_.references.push_back(std::move(reference));
    return row;
  }

  template <class Row>
  void count(Row& row, std::size_t t, std::optional<std::size_t> level) const {
    const TermCount found = counts_(t, level);
    row.n = found.n;
    row.events = found.events;
  }

  /// A row for each column of a term that is no spline; one for a factor of a single level, which has none.
  void add(std::size_t t, CoxTerm row) {
    bool any = false;
    for (std::size_t j = 0; j < design_.columns.size(); ++j) {
      if (design_.columns[j].term != t) continue;
      any = true;
      const std::optional<std::size_t> level = design_.columns[j].level;
      CoxTerm entry = row;
      if (level) entry.level = design_.terms[t].factor->levels[*level];
      count(entry, t, level);
      describe_column(entry, fit_.coefficient[j]);
      result_.terms.push_back(std::move(entry));
    }
    if (any) return;
    count(row, t, 0);
    result_.terms.push_back(std::move(row));
  }

 private:
  CoxResult& result_;
  const Design& design_;
  const survival::CoxFit& fit_;
  const TermCounts& counts_;
};

}  // namespace

void require_estimable(const Design& design, double events, std::size_t rows) {
  if (!(events > 0.0))
    throw NotEstimable(
        fmt::format("there is no event among the {} rows used, so no hazard ratio can be estimated", rows));
  if (design.columns.empty())
    throw NotEstimable(
        fmt::format("\"{}\" has a single level among the {} rows used, so no hazard ratio can be estimated",
                    design.terms.front().name, rows));
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
  const TermCounts counts = counts_of(model);
  TermRows rows(result, model.design, model.fit, counts);
  for (std::size_t t = 0; t < model.design.terms.size(); ++t) {
    CoxTerm row = rows.start(t);
    if (!model.design.terms[t].is_spline()) {
      rows.add(t, std::move(row));
      continue;
    }
    rows.count(row, t, std::nullopt);
    std::ranges::move(spline_rows(model, t, std::move(row)), std::back_inserter(result.terms));
  }
}

void describe_terms(CoxResult& result, const Design& design, const survival::CoxFit& fit, const TermCounts& counts) {
  TermRows rows(result, design, fit, counts);
  for (std::size_t t = 0; t < design.terms.size(); ++t) rows.add(t, rows.start(t));
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
