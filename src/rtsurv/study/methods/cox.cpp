// Cox regression on named terms.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/results/methods/convention.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/strata.hpp"
#include "rtsurv/study/methods/call_clock.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/study/methods/cox_rows.hpp"
#include "rtsurv/study/methods/cox_warnings.hpp"
#include "rtsurv/study/methods/spline_rows.hpp"
#include "rtsurv/survival/cox/dropped_columns.hpp"
#include "rtsurv/survival/cox/firth.hpp"
#include "rtsurv/survival/cox/proportional_hazards.hpp"
#include "rtsurv/survival/time/cluster_squares.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

using results::CoxResult;

/// The outcome of the cases of one call, their covariates and clusters.
struct CoxInputs {
  results::Sample sample;
  survival::FollowUp follow_up;
  Design design;
  std::vector<int> cluster;
};

/// The test of proportional hazards, robust with sampling weights; a warning when these data cannot give it.
void test_proportional_hazards(CoxResult& result, const CoxInputs& inputs, const survival::CoxFit& fit,
                               survival::ZphTransform transform) {
  const Design& design = inputs.design;
  result.zph_transform = results::name(transform);
  survival::ZphOptions options{transform, {}, !inputs.follow_up.counts_patients(), inputs.cluster};
  for (const DesignColumn& column : design.columns) options.term_of_column.push_back(static_cast<int>(column.term));
  try {
    const survival::ZphTest test = survival::proportional_hazards(inputs.follow_up, design.covariates, fit, options);
    for (std::size_t t = 0; t < test.terms.size(); ++t)
      if (std::isfinite(test.terms[t].p) && test.terms[t].df > 0.0)
        result.zph.push_back({design.terms[t].name, test.terms[t]});
    if (std::isfinite(test.global.p) && test.global.df > 0.0)
      result.zph.push_back({std::string(results::CoxResult::Zph::all_terms), test.global});
  } catch (const NotEstimable& reason) {
    result.sample.warnings.push_back(fmt::format("proportional hazards could not be tested: {}", reason.what()));
  }
}

/// Each term against the model without it and without its interactions, which mean nothing without it: by the likelihood
/// ratio, or by the robust Wald test where the likelihood is none. The curves of splines.
void test_factors(CoxResult& result, const CoxInputs& inputs, const ModelFit& model) {
  const survival::CoxFit& fit = model.fit;
  if (!fit.converged) return;
  const Design& design = inputs.design;
  const bool robust = survival::needs_robust_error(inputs.follow_up, inputs.cluster);
  const auto test = [&](std::span<const std::uint8_t> dropped) {
    return robust ? survival::wald_of(fit, dropped)
                  : survival::likelihood_ratio_without(inputs.follow_up, design.covariates, fit, dropped);
  };
  result.factors.resize(design.terms.size());
  parallel::parallel_for(design.terms.size(), [&](std::size_t t) {
    const DesignTerm& term = design.terms[t];
    std::vector<std::uint8_t> dropped;
    for (const DesignColumn& column : design.columns)
      dropped.push_back(column.term == t || design.terms[column.term].contains(term) ? 1 : 0);
    result.factors[t] = {term.name, test(dropped)};
  });
  result.splines = describe_splines(model, test);
}

/// The limit of a ratio from that of its logarithm; empty without bound.
std::optional<double> ratio_limit(double limit) {
  const double ratio = std::exp(limit);
  return std::isfinite(limit) && std::isfinite(ratio) ? std::optional(ratio) : std::nullopt;
}

/// Adds the estimates with Firth's penalty; a warning when its fit does not converge.
void describe_firth(CoxResult& result, const Design& design, const survival::FirthCox& fit) {
  if (!fit.converged) {
    result.sample.warnings.emplace_back("the model with Firth's penalty did not converge and is not shown");
    return;
  }
  result.firth = fit.likelihood_ratio;
  auto next = result.terms.begin();
  for (std::size_t j = 0; j < design.columns.size(); ++j) {
    const DesignTerm& term = design.terms[design.columns[j].term];
    if (term.is_spline()) continue;          // its rows are no coefficients
    while (next->term != term.name) ++next;  // a factor with a single level has no column
    const auto row = next++;
    if (row->undetermined || !std::isfinite(fit.coefficient[j])) continue;  // undetermined: the penalty's number alone
    row->firth = results::FirthEstimate{fit.coefficient[j],
                                        fit.std_error[j],
                                        std::exp(fit.coefficient[j]),
                                        ratio_limit(fit.lower[j]),
                                        ratio_limit(fit.upper[j]),
                                        fit.test[j].chi_square,
                                        fit.test[j].p};
  }
}

/// Whether a number or a level is without bound: rows of a spline have no penalised estimate.
bool has_infinite_row(const Design& design, const survival::CoxFit& fit) {
  for (std::size_t j = 0; j < design.columns.size(); ++j)
    if (fit.coefficient[j].state == survival::CoefficientState::infinite &&
        !design.terms[design.columns[j].term].is_spline())
      return true;
  return false;
}

/// Each term needs a robust test of its own.
void require_clusters(const results::Sample& sample, const Design& design) {
  if (!sample.clusters) return;
  for (std::size_t term = 0; term < design.terms.size(); ++term) {
    const auto columns = static_cast<std::size_t>(std::ranges::count(design.columns, term, &DesignColumn::term));
    if (!survival::has_robust_test(sample.clusters->n, columns))
      throw NotEstimable(fmt::format("{} clusters of \"{}\" give no robust test of \"{}\" with its {} coefficients",
                                     sample.clusters->n, sample.clusters->column, design.terms[term].name, columns));
  }
}

CoxInputs inputs_of(Values& values, const CoxCall& call) {
  const OutcomeValues outcome = outcome_values(values, call.outcome);
  Selection selection(values.rows(), call.rows);
  require(selection, outcome);
  require_terms(selection, values, call.terms);
  require_strata(selection, values, call.strata);
  const Cases cases = selection.cases();
  survival::FollowUp follow_up =
      study::follow_up(values.table(), outcome, cases, stratum_codes(values, call.strata, cases));
  Design terms = design_of(values, call.terms, cases, survival::patient_counts(follow_up));
  std::vector<int> cluster = cluster_codes(values.table(), outcome, cases);
  results::Sample sample = sample_of(outcome.rows, cases, follow_up, cluster);
  require_clusters(sample, terms);
  return {std::move(sample), std::move(follow_up), std::move(terms), std::move(cluster)};
}

}  // namespace

CoxResult cox(Values& values, const CoxCall& call, CallTimes* times) {
  const double confidence_level = call.confidence_level.value_or(values.confidence().level);
  require_confidence_level(confidence_level);
  if (call.terms.empty()) throw InvalidOption("a Cox model needs at least one term (--terms)");
  CallClock clock(times);
  CoxInputs inputs = inputs_of(values, call);
  require_estimable(inputs.design, inputs.follow_up.total_events(), inputs.follow_up.size());
  clock.prepared();

  CoxResult result;
  result.sample = std::move(inputs.sample);
  result.as = call.as;
  result.ties = call.ties.value_or(results::convention_of(call.as).ties);
  result.confidence_level = confidence_level;
  result.robust = call.robust || survival::needs_robust_error(inputs.follow_up, inputs.cluster);
  result.strata = call.strata;
  survival::CoxOptions options{
      .ties = result.ties, .robust = result.robust, .cluster = inputs.cluster, .confidence_level = confidence_level};
  const survival::CoxFit fit = survival::cox(inputs.follow_up, inputs.design.covariates, options);
  options.concordance = false;
  const ModelFit model{inputs.design, fit, inputs.follow_up, [&](const survival::Covariates& covariates) {
                         return survival::cox(inputs.follow_up, covariates, options);
                       }};
  describe_fit(result, fit);
  describe_terms(result, model);
  test_factors(result, inputs, model);
  if (call.firth || has_infinite_row(inputs.design, fit))
    describe_firth(result, inputs.design,
                   survival::firth_cox(inputs.follow_up, inputs.design.covariates,
                                       {.ties = result.ties, .confidence_level = confidence_level}));
  if (call.zph) test_proportional_hazards(result, inputs, fit, *call.zph);
  clock.fitted();
  warn_about_fit(result, model);
  return result;
}

}  // namespace rtsurv::study
