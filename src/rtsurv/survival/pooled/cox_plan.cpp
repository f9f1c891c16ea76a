#include "rtsurv/survival/pooled/cox_plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cox/detail/covariates.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"
#include "rtsurv/survival/pooled/detail/row_sums.hpp"
#include "rtsurv/survival/time/runs.hpp"

namespace rtsurv::survival {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

CoxMoments without_subjects(std::size_t columns) {
  const std::vector<double> zero(columns);
  return {0, 0.0, zero, zero, std::vector<double>(columns, infinity), std::vector<double>(columns, -infinity)};
}

/// Column j; the weights are known to add up to more than 0.
void add_column(CoxMoments& moments, std::size_t j, std::span<const double> x, std::span<const double> weight) {
  const auto w = [&](std::size_t i) { return weight.empty() ? 1.0 : weight[i]; };
  double sum = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (w(i) == 0.0) continue;
    moments.low[j] = std::min(moments.low[j], x[i]);
    moments.high[j] = std::max(moments.high[j], x[i]);
    sum += w(i) * (x[i] - x[0]);
  }
  moments.mean[j] = x[0] + sum / moments.weight;
  for (std::size_t i = 0; i < x.size(); ++i) moments.spread[j] += w(i) * std::pow(x[i] - moments.mean[j], 2);
}

/// The standard deviation of column j; 0 when it is constant.
double scale_of(const CoxMoments& moments, std::size_t j) {
  const double largest = std::max(std::fabs(moments.low[j]), std::fabs(moments.high[j]));
  if (!(moments.high[j] - moments.low[j] > detail::constant_spread * largest)) return 0.0;
  return std::sqrt(moments.spread[j] / moments.weight);
}

/// Adds the event time of these rows, if they have an event.
void add_time(CoxPlan& plan, const PooledFollowUp& follow_up, Run tie) {
  detail::PatientCount events;
  for (std::size_t row = tie.begin; row < tie.end; ++row) events.add(detail::events_at(follow_up.table(), row));
  if (events.subjects == 0) return;
  const double deaths = follow_up.counts_patients() ? events.weight : static_cast<double>(events.subjects);
  const double steps = plan.ties == Ties::breslow ? 1.0 : deaths;
  plan.stratum.push_back(follow_up.table().stratum[tie.begin]);
  plan.time.push_back(follow_up.table().time[tie.begin]);
  plan.steps.push_back(steps);
  plan.step_weight.push_back(events.weight / steps);
}

}  // namespace

CoxMoments cox_moments(const Covariates& covariates, std::span<const double> weight) {
  if (covariates.values.size() != covariates.rows * covariates.columns ||
      (!weight.empty() && weight.size() != covariates.rows))
    throw InvalidOption("the covariates of a Cox model must have one row per subject");
  if (!std::ranges::all_of(covariates.values, [](double x) { return std::isfinite(x); }))
    throw InvalidOption("covariates must be finite numbers");
  CoxMoments moments = without_subjects(covariates.columns);
  moments.subjects = covariates.rows;
  for (std::size_t i = 0; i < covariates.rows; ++i) moments.weight += weight.empty() ? 1.0 : weight[i];
  for (std::size_t j = 0; moments.weight > 0.0 && j < covariates.columns; ++j)
    add_column(moments, j, covariates.column(j), weight);
  return moments;
}

CoxMoments merged(const CoxMoments& a, const CoxMoments& b) {
  const std::size_t columns = a.mean.size();
  if (b.mean.size() != columns) throw InvalidOption("moments of different covariates cannot be merged");
  CoxMoments both = without_subjects(columns);
  both.subjects = a.subjects + b.subjects;
  both.weight = a.weight + b.weight;
  for (std::size_t j = 0; both.weight > 0.0 && j < columns; ++j) {
    const double share = b.weight / both.weight, distance = b.mean[j] - a.mean[j];
    both.mean[j] = a.weight > 0.0 ? a.mean[j] + share * distance : b.mean[j];
    both.spread[j] = a.spread[j] + b.spread[j] + a.weight * share * distance * distance;
    both.low[j] = std::min(a.low[j], b.low[j]);
    both.high[j] = std::max(a.high[j], b.high[j]);
  }
  return both;
}

CoxPlan cox_plan(const PooledFollowUp& follow_up, const CoxMoments& moments, Ties ties) {
  if (moments.mean.empty()) throw NotEstimable("a Cox model needs at least one covariate");
  CoxPlan plan;
  plan.ties = ties;
  plan.subjects = moments.subjects;
  plan.events = follow_up.total_events();
  if (!(plan.events > 0.0)) throw NotEstimable("no events: a Cox model cannot be estimated");
  plan.has_entry = follow_up.has_entry() ? 1 : 0;
  plan.run_starts.assign(follow_up.run_starts().begin(), follow_up.run_starts().end());
  const PooledTimes& table = follow_up.table();
  for (const Run stratum : Runs<int>(table.stratum, {0, table.size()}))
    for (const Run tie : Runs<double>(table.time, stratum)) add_time(plan, follow_up, tie);
  detail::require_few_steps(plan.steps);
  plan.mean = moments.mean;
  plan.low = moments.low;
  plan.high = moments.high;
  for (std::size_t j = 0; j < plan.columns(); ++j) plan.scale.push_back(scale_of(moments, j));
  return plan;
}

}  // namespace rtsurv::survival
