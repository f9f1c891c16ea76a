#include "rtsurv/chain/regression.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/competing/fine_gray.hpp"
#include "rtsurv/survival/cox/concordance.hpp"
#include "rtsurv/survival/cox/cox.hpp"

namespace rtsurv::chain {
namespace {

/// What a patient adds to a column; 0 where the value is unknown.
double entry(const Column& column, double value) {
  if (!std::isfinite(value)) return 0.0;
  if (column.level == 0) return value;
  return value == static_cast<double>(column.level) ? 1.0 : 0.0;
}

survival::Covariates covariates(const Values& values, const std::vector<Column>& columns, std::size_t patients) {
  survival::Covariates design{patients, columns.size(), {}};
  design.values.reserve(patients * columns.size());
  for (const Column& column : columns)
    for (const double value : values.of(column.factor)) design.values.push_back(entry(column, value));
  return design;
}

/// Somebody has the reference level of the factor.
bool has_reference(const std::vector<double>& codes, const survival::FollowUp& follow_up) {
  return std::ranges::any_of(follow_up.order(), [&](std::size_t i) { return codes[i] == 0.0; });
}

/// A level cannot be compared with a reference that nobody has.
void leave_out_without_reference(const Values& values, const survival::FollowUp& follow_up, Regression& regression) {
  for (std::size_t j = 0; j < regression.columns.size(); ++j)
    if (regression.columns[j].level > 0 && !has_reference(values.of(regression.columns[j].factor), follow_up))
      regression.is_estimate[j] = 0;
}

Regression take(const survival::CoxFit& fit, std::vector<Column> columns) {
  Regression regression{std::move(columns), {}, {}, false, fit.likelihood_ratio.p};
  for (const survival::Coefficient& coefficient : fit.coefficient) {
    const bool redundant = coefficient.state == survival::CoefficientState::redundant;
    regression.coefficient.push_back(redundant ? 0.0 : coefficient.estimate);
    regression.is_estimate.push_back(coefficient.state == survival::CoefficientState::estimated ? 1 : 0);
    if (survival::lacks_bound(coefficient.state)) regression.unbounded = true;
  }
  return regression;
}

}  // namespace

std::vector<Column> columns_of(const Plan& plan, const std::vector<std::size_t>& factors) {
  std::vector<Column> columns;
  for (const std::size_t f : factors) {
    if (plan.factors[f].levels.empty()) columns.push_back({f, 0});
    for (std::size_t level = 1; level < plan.factors[f].levels.size(); ++level) columns.push_back({f, level});
  }
  return columns;
}

std::optional<Regression> regress(const Plan& plan, const Values& values, const survival::FollowUp& follow_up,
                                  const std::vector<std::size_t>& factors) {
  std::vector<Column> columns = columns_of(plan, factors);
  try {
    const survival::CoxFit fit =
        survival::cox(follow_up, covariates(values, columns, plan.patients), {.ties = plan.ties, .concordance = false});
    if (!fit.converged) return std::nullopt;
    Regression regression = take(fit, std::move(columns));
    leave_out_without_reference(values, follow_up, regression);
    return regression;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_estimable && error.kind() != ErrorKind::numerical) throw;
    return std::nullopt;
  }
}

std::optional<double> subdistribution_p(const Plan& plan, const Values& values, const survival::CauseFollowUp& causes,
                                        std::size_t factor) {
  try {
    const survival::CoxFit fit =
        survival::fine_gray(causes, covariates(values, columns_of(plan, {factor}), plan.patients)).model;
    const double p = fit.coefficient.front().p;
    return fit.converged && std::isfinite(p) ? std::optional(p) : std::nullopt;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_estimable && error.kind() != ErrorKind::numerical) throw;
    return std::nullopt;
  }
}

std::vector<const std::vector<double>*> values_of(const Values& values, const std::vector<std::size_t>& factors) {
  std::vector<const std::vector<double>*> columns;
  columns.reserve(factors.size());
  for (const std::size_t f : factors) columns.push_back(&values.of(f));
  return columns;
}

std::optional<double> concordance(const Values& values, const survival::FollowUp& follow_up,
                                  const Regression& regression) {
  std::vector<double> score(follow_up.caller_size(), 0.0);
  for (std::size_t j = 0; j < regression.columns.size(); ++j) {
    const std::vector<double>& column = values.of(regression.columns[j].factor);
    for (std::size_t i = 0; i < score.size(); ++i)
      score[i] += regression.coefficient[j] * entry(regression.columns[j], column[i]);
  }
  try {
    return survival::harrells_c(follow_up, score);
  } catch (const NotEstimable&) {
    return std::nullopt;
  }
}

}  // namespace rtsurv::chain
