// The hazard ratios of a factor by period, and its restricted means.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "rtsurv/study/methods/cox_rows.hpp"
#include "rtsurv/study/parts/multivariable/non_proportional.hpp"
#include "rtsurv/survival/cox/periods.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/curve/restricted_mean.hpp"
#include "rtsurv/survival/time/cluster_squares.hpp"

namespace rtsurv::study {
namespace {

using results::NonProportional;

std::size_t index_of(const Design& design, const DesignTerm& term) {
  return static_cast<std::size_t>(&term - design.terms.data());
}

results::CoxTerm row_of(const DesignTerm& term, const DesignColumn& column, const survival::Period& period,
                        const survival::Period::Varying& varying) {
  results::CoxTerm row;
  row.term = term.name;
  row.n = period.n;
  row.events = period.events;
  if (column.level) {
    row.level = term.factor->levels[*column.level];
    row.reference = term.factor->levels.front();
    row.n = varying.n;
    row.events = varying.events;
  }
  describe_column(row, varying.coefficient);
  return row;
}

/// The end of the window: see restricted_means().
double tau_of(const Protocol& protocol, const std::vector<survival::FollowUp>& levels, const DesignTerm& term) {
  const std::optional<double>& horizon = protocol.multivariable->horizon;
  double known = std::numeric_limits<double>::infinity(), last = 0.0;
  for (std::size_t level = 0; level < levels.size(); ++level) {
    const double until = survival::kaplan_meier(levels[level]).known_until();
    if (horizon && *horizon > until)
      throw NotEstimable(fmt::format("the horizon {:.6g} lies beyond the follow-up of \"{}\" ({:.6g})", *horizon,
                                     term.factor->levels[level], until));
    known = std::min(known, until);
    last = std::max(last, levels[level].time().back());
  }
  if (horizon) return *horizon;
  if (!protocol.landmarks.empty() && protocol.landmarks.back() > 0.0) return std::min(protocol.landmarks.back(), known);
  return std::isfinite(known) ? known : last;
}

}  // namespace

NonProportional::Periods ratios_by_period(const MultivariableRule& rule, const ModelData& data,
                                          const survival::CoxFit& fit, const DesignTerm& term) {
  if (term.is_spline()) throw NotEstimable("a spline has no single hazard ratio");
  const Design& design = data.design;
  survival::PeriodOptions options;
  options.cuts = rule.periods;
  options.robust = survival::needs_robust_error(data.follow_up, data.cluster);
  options.cluster = data.cluster;
  if (options.cuts.empty()) options.cuts = {survival::median_event_time(data.follow_up)};
  std::vector<const DesignColumn*> columns;
  for (const DesignColumn& column : design.columns) {
    const bool of_term = column.term == index_of(design, term);
    options.varying.push_back(of_term ? 1 : 0);
    if (of_term) columns.push_back(&column);
  }
  const survival::PeriodRatios found = survival::ratios_by_period(data.follow_up, design.covariates, fit, options);
  if (!found.converged) throw NotEstimable("the model with periods did not converge");
  NonProportional::Periods result{rule.periods.empty(), found.change, {}};
  for (const survival::Period& period : found.periods) {
    NonProportional::Period& row = result.periods.emplace_back();
    row = {period.from, period.to, period.n, period.events, {}};
    for (std::size_t v = 0; v < columns.size(); ++v)
      row.terms.push_back(row_of(term, *columns[v], period, period.varying[v]));
  }
  return result;
}

NonProportional::RestrictedMeans restricted_means(const Protocol& protocol, const ModelData& data,
                                                  const DesignTerm& term) {
  if (!term.factor || term.is_interaction()) throw NotEstimable("a number has no groups");
  const survival::FollowUp all = data.follow_up.unstratified();
  std::vector<survival::FollowUp> levels;
  for (std::size_t level = 0; level < term.factor->levels.size(); ++level)
    levels.push_back(all.subset(members(*term.factor, level)));
  NonProportional::RestrictedMeans result{tau_of(protocol, levels, term), {}};
  if (!(result.tau > 0.0)) throw NotEstimable("a level is not followed beyond 0");
  std::vector<survival::RestrictedMean> means;
  for (const survival::FollowUp& level : levels)
    means.push_back(survival::restricted_mean(level, {result.tau, protocol.confidence.level}));
  for (std::size_t level = 1; level < levels.size(); ++level) {
    const survival::Contrast difference =
        survival::mean_difference(means.front(), means[level], protocol.confidence.level);
    result.differences.push_back(
        {term.factor->levels[level], term.factor->levels.front(), means[level].mean, means.front().mean, difference});
  }
  const auto known = [](const NonProportional::MeanDifference& one) { return one.difference.has_interval(); };
  if (std::ranges::none_of(result.differences, known))
    throw NotEstimable("too few levels have an event before the end of the window");
  return result;
}

}  // namespace rtsurv::study
