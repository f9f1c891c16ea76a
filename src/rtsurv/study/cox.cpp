// Cox regression on named terms.
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/math/distributions.hpp"
#include "rtsurv/results/names.hpp"
#include "rtsurv/study/call_clock.hpp"
#include "rtsurv/study/calls.hpp"
#include "rtsurv/study/cox_warnings.hpp"
#include "rtsurv/study/design.hpp"
#include "rtsurv/study/outcome.hpp"
#include "rtsurv/study/strata.hpp"
#include "rtsurv/survival/proportional_hazards.hpp"

namespace rtsurv::study {
namespace {

using results::CoxResult;
using results::CoxTerm;
using survival::CoefficientState;

std::optional<double> finite(double value) {
  return std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}

/// Cases and events at one level of a factor; in all cases when `factor` is empty.
template <class Row>
void count(Row& row, const std::optional<Factor>& factor, std::size_t level, std::span<const std::uint8_t> event) {
  for (std::size_t i = 0; i < event.size(); ++i) {
    if (factor && factor->code[i] != static_cast<int>(level)) continue;
    ++row.n;
    row.events += event[i];
  }
}

/// The numbers of column j; those of a redundant or infinite coefficient stay empty.
void estimate(CoxTerm& row, const survival::CoxFit& fit, std::size_t j, double quantile) {
  if (fit.state[j] == CoefficientState::redundant) return;
  row.p = finite(fit.p[j]);
  row.infinite = fit.state[j] == CoefficientState::infinite;
  if (row.infinite) return;
  const double robust = j < fit.robust_std_error.size() ? fit.robust_std_error[j] : std::nan("");
  const double error = std::isfinite(robust) ? robust : fit.std_error[j];
  row.coefficient = finite(fit.coefficient[j]);
  row.std_error = finite(fit.std_error[j]);
  row.robust_std_error = finite(robust);
  row.hazard_ratio = finite(std::exp(fit.coefficient[j]));
  row.lower = finite(std::exp(fit.coefficient[j] - quantile * error));
  row.upper = finite(std::exp(fit.coefficient[j] + quantile * error));
  row.z = finite(fit.z[j]);
}

void describe_terms(CoxResult& result, const Design& design, const survival::CoxFit& fit,
                    std::span<const std::uint8_t> event) {
  const double quantile = math::normal_quantile(0.5 + result.confidence_level / 2.0);
  std::size_t j = 0;
  for (const DesignTerm& term : design.terms) {
    CoxTerm row;
    row.term = term.name;
    if (term.factor) {
      const std::string& reference = term.factor->levels.front();
      result.references.push_back({term.name, reference, 0, 0.0});
      count(result.references.back(), term.factor, 0, event);
      row.reference = reference;
    }
    if (term.factor && term.factor->levels.size() == 1) {
      result.terms.push_back(row);  // constant: no column in the model
      continue;
    }
    const std::size_t rows = term.factor ? term.factor->levels.size() - 1 : 1;
    for (std::size_t level = 1; level <= rows; ++level, ++j) {
      CoxTerm entry = row;
      if (term.factor) entry.level = term.factor->levels[level];
      count(entry, term.factor, level, event);
      estimate(entry, fit, j, quantile);
      result.terms.push_back(std::move(entry));
    }
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

/// The test of proportional hazards; a warning when these data cannot give it.
void test_proportional_hazards(CoxResult& result, const Design& design, const survival::FollowUp& follow_up,
                               const survival::CoxFit& fit, survival::ZphTransform transform) {
  result.zph_transform = results::name(transform);
  std::vector<int> term_of_column;
  for (const DesignColumn& column : design.columns) term_of_column.push_back(static_cast<int>(column.term));
  try {
    const survival::ZphTest test =
        survival::proportional_hazards(follow_up, design.covariates, fit, result.ties, transform, term_of_column);
    for (std::size_t t = 0; t < test.terms.size(); ++t)
      if (std::isfinite(test.terms[t].p) && test.terms[t].df > 0.0)
        result.zph.push_back({design.terms[t].name, test.terms[t]});
    if (std::isfinite(test.global.p) && test.global.df > 0.0) result.zph.push_back({"GLOBAL", test.global});
  } catch (const NotEstimable& reason) {
    result.sample.warnings.push_back(fmt::format("proportional hazards could not be tested: {}", reason.what()));
  }
}

/// The cases, their outcome and the covariates of one call.
struct Inputs {
  Cases cases;
  survival::FollowUp follow_up;
  Design design;
  std::vector<int> cluster;
};

Inputs inputs_of(Values& values, const CoxCall& call) {
  const OutcomeValues outcome = outcome_values(values, call.outcome);
  Selection selection(values.rows(), call.rows);
  require(selection, outcome);
  require_terms(selection, values, call.terms);
  require_strata(selection, values, call.strata);
  const table::Column* cluster = call.cluster.empty() ? nullptr : &values.any(call.cluster, "--cluster");
  if (cluster != nullptr) selection.require(cluster->missing);
  Cases cases = selection.cases();
  Design terms = design_of(values, call.terms, cases);
  survival::FollowUp follow_up =
      study::follow_up(values.table(), outcome, cases, stratum_codes(values, call.strata, cases));
  std::vector<int> codes;
  if (cluster != nullptr) codes = on_cases(as_factor(values.table(), *cluster), cases).code;
  return {std::move(cases), std::move(follow_up), std::move(terms), std::move(codes)};
}

/// The events in the order of the cases.
std::vector<std::uint8_t> events_of(const survival::FollowUp& follow_up) {
  std::vector<std::uint8_t> event(follow_up.size(), 0);
  for (std::size_t i = 0; i < follow_up.size(); ++i) event[follow_up.order()[i]] = follow_up.event()[i];
  return event;
}

void require_estimable(const Inputs& inputs) {
  if (!(inputs.follow_up.total_events() > 0.0))
    throw NotEstimable(fmt::format("there is no event among the {} rows used, so no hazard ratio can be estimated",
                                   inputs.cases.size()));
  if (inputs.design.columns.empty())
    throw NotEstimable(
        fmt::format("\"{}\" has a single level among the {} rows used, so no hazard ratio can be estimated",
                    inputs.design.terms.front().name, inputs.cases.size()));
}

}  // namespace

CoxResult cox(Values& values, const CoxCall& call, CallTimes* times) {
  require_confidence_level(call.confidence_level);
  if (call.terms.empty()) throw InvalidOption("a Cox model needs at least one term (--terms)");
  CallClock clock(times);
  const Inputs inputs = inputs_of(values, call);
  require_estimable(inputs);
  clock.prepared();

  CoxResult result;
  result.sample = sample_of(inputs.cases, inputs.follow_up);
  result.ties = call.ties;
  result.confidence_level = call.confidence_level;
  result.robust = call.robust || !call.cluster.empty();
  result.strata = call.strata;
  const survival::CoxFit fit = survival::cox(inputs.follow_up, inputs.design.covariates,
                                             {.ties = call.ties, .robust = result.robust, .cluster = inputs.cluster});
  describe_fit(result, fit);
  describe_terms(result, inputs.design, fit, events_of(inputs.follow_up));
  if (call.zph) test_proportional_hazards(result, inputs.design, inputs.follow_up, fit, *call.zph);
  clock.fitted();
  warn_about_fit(result, fit, inputs.design);
  return result;
}

}  // namespace rtsurv::study
