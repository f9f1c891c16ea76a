#include "rtsurv/survival/cox/detail/estimates.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cox/detail/factor.hpp"

namespace rtsurv::survival::detail {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
/// Rank of a robust variance: fewer clusters than coefficients leave it singular.
constexpr double singular = 1e-11;

ChiSquareTest chi_square_test(double chi_square, std::size_t df) {
  if (df == 0) return {0.0, 0.0, nan};
  const auto d = static_cast<double>(df);
  return {chi_square, d, std::isnan(chi_square) ? nan : math::chi_square_upper_tail(chi_square, d)};
}

std::vector<double> weighted_means(const FollowUp& follow_up, const Covariates& covariates) {
  std::vector<double> weight(covariates.rows);  // in the caller's order; 0 for those who are not in the follow-up
  double weights = 0.0;
  for (std::size_t i = 0; i < follow_up.size(); ++i) weights += weight[follow_up.order()[i]] = follow_up.weight_of(i);
  const std::size_t first = follow_up.order()[0];
  std::vector<double> mean(covariates.columns);
  const auto set_mean = [&](std::size_t j) {
    const std::span<const double> column = covariates.column(j);
    double sum = 0.0;
    for (std::size_t i = 0; i < column.size(); ++i)
      if (weight[i] > 0.0) sum += weight[i] * (column[i] - column[first]);
    mean[j] = column[first] + sum / weights;
  };
  parallel::parallel_ranges(mean.size(), covariates.values.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t j = begin; j < end; ++j) set_mean(j);
  });
  return mean;
}

/// matrix[j][k] * factor[j] * factor[k], in place.
void multiply(std::vector<double>& matrix, std::span<const double> factor) {
  const std::size_t p = factor.size();
  for (std::size_t j = 0; j < p; ++j)
    for (std::size_t k = 0; k < p; ++k) matrix[j * p + k] *= factor[j] * factor[k];
}

/// b' V^- b over the coefficients that are estimated.
ChiSquareTest wald_test(const CoxFit& fit) {
  const std::size_t p = fit.coefficient.size();
  std::vector<double> diagonal(p), b(p);
  std::vector<std::uint8_t> excluded(p);
  for (std::size_t j = 0; j < p; ++j) {
    const Coefficient& coefficient = fit.coefficient[j];
    if (coefficient.state == CoefficientState::infinite) return {nan, fit.likelihood_ratio.df, nan};
    diagonal[j] = fit.covariance[j * p + j];
    excluded[j] = coefficient.state == CoefficientState::redundant ? 1 : 0;
    if (excluded[j] == 0) b[j] = coefficient.estimate;
  }
  const auto tested = static_cast<std::size_t>(std::ranges::count(excluded, 0));
  if (!has_robust_test(fit.clusters, tested)) return {nan, static_cast<double>(tested), nan};
  const InformationFactor factor(fit.covariance, diagonal, singular, excluded);
  const std::vector<double> solved = factor.solve(b);
  return chi_square_test(std::inner_product(b.begin(), b.end(), solved.begin(), 0.0), factor.rank());
}

void set_limits(Coefficient& coefficient, double error, double quantile) {
  coefficient.hazard_ratio = std::exp(coefficient.estimate);
  coefficient.lower = std::exp(coefficient.estimate - quantile * error);
  coefficient.upper = std::exp(coefficient.estimate + quantile * error);
  coefficient.z = coefficient.estimate / error;
  coefficient.p = std::isnan(coefficient.z) ? nan : math::normal_two_sided(coefficient.z);
}

/// The numbers of each coefficient, in the units of the covariates.
void set_coefficients(CoxFit& fit, const CoxMaximum& maximum, std::span<const double> scale,
                      std::span<const double> robust) {
  const std::size_t p = maximum.coefficient.size();
  std::vector<double> unit(p);
  for (std::size_t j = 0; j < p; ++j) unit[j] = maximum.state[j] == CoefficientState::estimated ? 1.0 / scale[j] : 0.0;
  std::vector<double> covariance(maximum.covariance);
  multiply(covariance, unit);
  fit.covariance = covariance;
  if (!robust.empty()) {
    fit.covariance.assign(robust.begin(), robust.end());
    multiply(fit.covariance, unit);
  }
  const double quantile = math::ConfidenceLevel(fit.confidence_level).z();
  fit.coefficient.assign(p, {});
  for (std::size_t j = 0; j < p; ++j) {
    Coefficient& coefficient = fit.coefficient[j];
    coefficient.state = maximum.state[j];
    if (coefficient.state == CoefficientState::redundant) continue;
    coefficient.estimate = maximum.coefficient[j] / scale[j];
    if (coefficient.state == CoefficientState::infinite) {
      coefficient.hazard_ratio = coefficient.estimate > 0.0 ? std::numeric_limits<double>::infinity() : 0.0;
      continue;
    }
    coefficient.std_error = std::sqrt(covariance[j * p + j]);
    if (!robust.empty()) coefficient.robust_std_error = std::sqrt(fit.covariance[j * p + j]);
    set_limits(coefficient, std::sqrt(fit.covariance[j * p + j]), quantile);
  }
}

}  // namespace

void require_estimable(const FollowUp& follow_up, const Covariates& covariates, const char* model) {
  const std::string name(model);
  if (covariates.columns == 0) throw NotEstimable(name + " needs at least one covariate");
  if (covariates.rows != follow_up.caller_size() || covariates.values.size() != covariates.rows * covariates.columns)
    throw InvalidOption("the covariates of " + name + " must have one row per subject");
  if (!(follow_up.total_events() > 0.0)) throw NotEstimable("no events: " + name + " cannot be estimated");
}

std::vector<double> sandwich(std::span<const double> bread, std::span<const double> meat, std::size_t p) {
  std::vector<double> half(p * p), result(p * p);
  for (std::size_t i = 0; i < p; ++i)
    for (std::size_t k = 0; k < p; ++k)
      for (std::size_t j = 0; j < p; ++j) half[i * p + j] += bread[i * p + k] * meat[k * p + j];
  for (std::size_t i = 0; i < p; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = 0.0;
      for (std::size_t k = 0; k < p; ++k) sum += half[i * p + k] * bread[k * p + j];
      result[i * p + j] = result[j * p + i] = sum;
    }
  return result;
}

void set_estimates(CoxFit& fit, const CoxMaximum& maximum, std::span<const double> scale,
                   std::span<const double> robust) {
  fit.loglik_null = maximum.loglik_null;
  fit.loglik_model = maximum.loglik;
  fit.iterations = maximum.iterations;
  fit.converged = maximum.converged;
  fit.likelihood_ratio = chi_square_test(2.0 * (maximum.loglik - maximum.loglik_null), maximum.df);
  fit.score = chi_square_test(maximum.score, maximum.df);
  set_coefficients(fit, maximum, scale, robust);
  fit.wald = wald_test(fit);
}

void test_infinite(CoxFit& fit, const std::function<CoxMaximum(std::span<const std::uint8_t>)>& refit) {
  std::vector<std::uint8_t> excluded;
  for (const Coefficient& coefficient : fit.coefficient)
    excluded.push_back(coefficient.state == CoefficientState::redundant ? 1 : 0);
  for (std::size_t j = 0; j < excluded.size(); ++j) {
    if (fit.coefficient[j].state != CoefficientState::infinite) continue;
    excluded[j] = 1;
    const CoxMaximum without = refit(excluded);
    excluded[j] = 0;
    if (!without.converged) continue;
    if (is_higher(fit.loglik_model, without.loglik)) {
      fit.coefficient[j].p = math::chi_square_upper_tail(2.0 * (fit.loglik_model - without.loglik), 1.0);
    } else {
      fit.coefficient[j].state = CoefficientState::undetermined;
      fit.coefficient[j].hazard_ratio = nan;
    }
  }
}

void require_entry_per_column(const CoxFit& fit, std::span<const std::uint8_t> dropped) {
  if (dropped.size() != fit.coefficient.size()) throw InvalidOption("a dropped column needs one entry per covariate");
}

ChiSquareTest test_without(const CoxFit& fit, const CoxMaximum& without) {
  const double df = fit.likelihood_ratio.df - static_cast<double>(without.df);
  if (!without.converged) return {nan, df, nan};
  if (!(df > 0.0)) return {0.0, 0.0, nan};
  const double chi_square = std::max(0.0, 2.0 * (fit.loglik_model - without.loglik));
  return {chi_square, df, math::chi_square_upper_tail(chi_square, df)};
}

CoxFit estimates_of(const CoxProblem& problem, const CoxMaximum& maximum, const RobustVariance& robust) {
  CoxFit fit;
  fit.clusters = robust.clusters;
  fit.n = problem.follow_up.size();
  fit.events = problem.follow_up.total_events();
  fit.ties = problem.rule.ties;
  fit.confidence_level = problem.confidence_level;
  fit.mean = weighted_means(problem.follow_up, problem.covariates);
  set_estimates(fit, maximum, maximum.model->covariates.scaling().scale, robust.covariance);
  if (maximum.any_infinite())
    test_infinite(fit, [&](std::span<const std::uint8_t> excluded) { return maximise(problem, excluded); });
  return fit;
}

}  // namespace rtsurv::survival::detail
