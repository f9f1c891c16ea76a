#include "rtsurv/survival/cox/ridge.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

#include <Eigen/Cholesky>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/newton.hpp"
#include "rtsurv/math/random.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cox/detail/estimates.hpp"
#include "rtsurv/survival/cox/detail/likelihood.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

constexpr int penalties = 26;
constexpr double least_penalty = 1e-3, largest_penalty = 1e2;  // by event
constexpr math::NewtonRules newton{.most_iterations = 50, .last_step = 1e-7};

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// Standard deviation (1/n) of each column over the subjects of the follow-up.
std::vector<double> deviations(const FollowUp& follow_up, const Covariates& covariates) {
  const auto n = static_cast<double>(follow_up.size());
  std::vector<double> result;
  for (std::size_t j = 0; j < covariates.columns; ++j) {
    const std::span<const double> column = covariates.column(j);
    double sum = 0.0, squares = 0.0;
    for (const std::size_t i : follow_up.order()) sum += column[i];
    for (const std::size_t i : follow_up.order()) squares += (column[i] - sum / n) * (column[i] - sum / n);
    result.push_back(std::sqrt(squares / n));
  }
  return result;
}

/// The penalised likelihood of some of the subjects; coefficients are by standard deviation of all of them.
class RidgeLikelihood {
 public:
  RidgeLikelihood(const FollowUp& follow_up, const Covariates& covariates, const std::vector<double>& deviation,
                  Ties ties)
      : sets_(risk_sets(follow_up, ties)), scaled_(follow_up, covariates, sets_), likelihood_(sets_, scaled_) {
    for (std::size_t j = 0; j < deviation.size(); ++j) unit_.push_back(scaled_.scaling().scale[j] / deviation[j]);
  }

  /// l(b), or minus infinity where the relative hazards span too much.
  [[nodiscard]] double loglik(const std::vector<double>& b) {
    if (!likelihood_.move_to(scaled(b))) return -std::numeric_limits<double>::infinity();
    b_ = b;
    return likelihood_.loglik();
  }

  /// From b on; nothing where Newton's method does not end.
  [[nodiscard]] std::optional<std::vector<double>> maximum(double penalty, std::vector<double> b) {
    penalty_ = penalty;
    math::NewtonMaximum found = math::newton_maximum(*this, std::move(b), newton);
    if (!found.converged) return std::nullopt;
    for (std::size_t j = 0; j < found.b.size(); ++j) found.b[j] += found.rest[j];
    return std::move(found.b);
  }

  /// The penalised likelihood, for math::newton_maximum().
  [[nodiscard]] double value(const std::vector<double>& b) {
    return loglik(b) - 0.5 * penalty_ * std::inner_product(b.begin(), b.end(), b.begin(), 0.0);
  }

  [[nodiscard]] math::NewtonStep step() {
    const LikelihoodDerivatives& at = likelihood_.derivatives();
    const std::size_t p = unit_.size();
    Eigen::VectorXd gradient(index(p));
    Eigen::MatrixXd information(index(p), index(p));
    for (std::size_t j = 0; j < p; ++j) {
      gradient[index(j)] = unit_[j] * at.gradient[j] - penalty_ * b_[j];
      for (std::size_t k = 0; k < p; ++k)
        information(index(j), index(k)) = unit_[j] * unit_[k] * at.information[j * p + k] + (j == k ? penalty_ : 0.0);
    }
    const Eigen::VectorXd step = information.ldlt().solve(gradient);
    return {{step.begin(), step.end()}, step.dot(gradient)};
  }

 private:
  /// On the scaled columns: b x / deviation = (b unit) (x / scale).
  [[nodiscard]] std::vector<double> scaled(const std::vector<double>& b) const {
    std::vector<double> result;
    for (std::size_t j = 0; j < unit_.size(); ++j) result.push_back(b[j] * unit_[j]);
    return result;
  }

  RiskSets sets_;
  ScaledCovariates scaled_;
  PartialLikelihood likelihood_;
  std::vector<double> unit_;
  std::vector<double> b_;  // the place of the likelihood
  double penalty_ = 0.0;
};

/// The columns that vary.
struct Varying {
  Covariates covariates;
  std::vector<double> deviation;
  std::vector<std::size_t> column;  ///< in the caller's covariates
};

Varying varying(const FollowUp& follow_up, const Covariates& covariates) {
  const std::vector<double> all = deviations(follow_up, covariates);
  Varying result;
  result.covariates.rows = covariates.rows;
  for (std::size_t j = 0; j < all.size(); ++j) {
    if (!(all[j] > 0.0)) continue;
    const std::span<const double> values = covariates.column(j);
    result.covariates.values.insert(result.covariates.values.end(), values.begin(), values.end());
    result.deviation.push_back(all[j]);
    result.column.push_back(j);
  }
  result.covariates.columns = result.column.size();
  return result;
}

/// Per unit of the caller's columns.
std::vector<double> by_unit(const Varying& varying, const std::vector<double>& b, std::size_t columns) {
  std::vector<double> result(columns, 0.0);
  for (std::size_t j = 0; j < varying.column.size(); ++j) result[varying.column[j]] = b[j] / varying.deviation[j];
  return result;
}

/// 1 for the subjects outside of fold f.
std::vector<std::vector<std::uint8_t>> training_sets(const FollowUp& follow_up, const RidgeCoxOptions& options) {
  std::vector<std::size_t> order(follow_up.order().begin(), follow_up.order().end());
  std::ranges::sort(order);
  math::RandomStream random(options.seed, 0);
  random.shuffle(std::span(order));
  std::vector<std::vector<std::uint8_t>> keep(options.folds, std::vector<std::uint8_t>(follow_up.caller_size(), 1));
  for (std::size_t i = 0; i < order.size(); ++i) keep[i % options.folds][order[i]] = 0;
  return keep;
}

std::vector<double> require_maximum(std::optional<std::vector<double>> b) {
  if (!b)
    throw NotEstimable(
        "the penalised likelihood of the ridge Cox model has no maximum that can be found; a larger penalty holds it");
  return *std::move(b);
}

/// The cross-validated log likelihoods of one fold, for each penalty.
std::vector<double> of_fold(const FollowUp& follow_up, const FollowUp& training, const Varying& columns,
                            const std::vector<double>& grid, Ties ties) {
  RidgeLikelihood all(follow_up, columns.covariates, columns.deviation, ties);
  RidgeLikelihood outside(training, columns.covariates, columns.deviation, ties);
  std::vector<double> result;
  std::vector<double> b(columns.deviation.size());
  for (const double penalty : grid) {
    b = require_maximum(outside.maximum(penalty, b));
    result.push_back(all.loglik(b) - outside.loglik(b));
  }
  return result;
}

std::vector<double> grid_of(double events) {
  std::vector<double> grid;
  const double step = std::pow(largest_penalty / least_penalty, 1.0 / (penalties - 1));
  for (int k = penalties - 1; k >= 0; --k) grid.push_back(events * least_penalty * std::pow(step, k));
  return grid;
}

}  // namespace

std::vector<double> ridge_coefficients(const FollowUp& follow_up, const Covariates& covariates, double penalty,
                                       Ties ties) {
  require_estimable(follow_up, covariates, "a ridge Cox model");
  if (!(penalty >= 0.0 && std::isfinite(penalty))) throw InvalidOption("a penalty must be a number of at least 0");
  const Varying columns = varying(follow_up, covariates);
  if (columns.column.empty()) throw NotEstimable("every covariate of the ridge Cox model is constant");
  RidgeLikelihood penalised(follow_up, columns.covariates, columns.deviation, ties);
  const std::vector<double> zero(columns.column.size());
  return by_unit(columns, require_maximum(penalised.maximum(penalty, zero)), covariates.columns);
}

RidgeCox ridge_cox(const FollowUp& follow_up, const Covariates& covariates, const RidgeCoxOptions& options) {
  require_estimable(follow_up, covariates, "a ridge Cox model");
  if (options.folds < 2) throw InvalidOption("cross-validation needs at least two folds");
  const Varying columns = varying(follow_up, covariates);
  if (columns.column.empty()) throw NotEstimable("every covariate of the ridge Cox model is constant");
  const std::vector<double> grid = grid_of(follow_up.total_events());
  std::vector<FollowUp> training;
  for (const std::vector<std::uint8_t>& keep : training_sets(follow_up, options)) {
    training.push_back(follow_up.subset(keep));
    if (!(training.back().total_events() > 0.0))
      throw NotEstimable("too few events to choose a penalty by cross-validation");
  }
  std::vector<std::vector<double>> folds(options.folds);
  parallel::parallel_for(
      options.folds, [&](std::size_t f) { folds[f] = of_fold(follow_up, training[f], columns, grid, options.ties); });

  RidgeCox result;
  std::size_t best = 0;
  std::vector<double> total(grid.size(), 0.0);
  for (std::size_t k = 0; k < grid.size(); ++k) {
    for (const std::vector<double>& fold : folds) total[k] += fold[k];
    if (total[k] > total[best]) best = k;
    result.path.emplace_back(grid[k], total[k]);
  }
  std::ranges::reverse(result.path);
  result.penalty = grid[best];
  RidgeLikelihood penalised(follow_up, columns.covariates, columns.deviation, options.ties);
  const std::vector<double> zero(columns.column.size());
  const std::vector<double> b = require_maximum(penalised.maximum(result.penalty, zero));
  result.coefficient = by_unit(columns, b, covariates.columns);
  result.loglik = penalised.loglik(b);
  return result;
}

}  // namespace rtsurv::survival
