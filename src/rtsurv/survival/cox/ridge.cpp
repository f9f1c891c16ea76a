#include "rtsurv/survival/cox/ridge.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

#include <Eigen/Cholesky>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/random.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cox/detail/estimates.hpp"
#include "rtsurv/survival/cox/detail/likelihood.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

constexpr int most_iterations = 50, most_halvings = 40, penalties = 26;
constexpr double last_step = 1e-7, rounding = 1e-13, least_penalty = 1e-3, largest_penalty = 1e2;  // penalties by event

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
class Penalised {
 public:
  Penalised(const FollowUp& follow_up, const Covariates& covariates, const std::vector<double>& deviation, Ties ties)
      : sets_(risk_sets(follow_up, ties)), scaled_(follow_up, covariates, sets_), likelihood_(sets_, scaled_) {
    for (std::size_t j = 0; j < deviation.size(); ++j) unit_.push_back(scaled_.scaling().scale[j] / deviation[j]);
  }

  /// l(b), or minus infinity where the relative hazards span too much.
  [[nodiscard]] double loglik(const Eigen::VectorXd& b) {
    if (!likelihood_.move_to(scaled(b))) return -std::numeric_limits<double>::infinity();
    return likelihood_.derivatives().loglik;
  }

  [[nodiscard]] Eigen::VectorXd maximum(double penalty, Eigen::VectorXd b) {
    double value = loglik(b) - 0.5 * penalty * b.squaredNorm();
    for (int iteration = 0; iteration < most_iterations; ++iteration) {
      const Eigen::VectorXd step = newton_step(penalty, b);
      if (step.norm() < last_step * (1.0 + b.norm())) return b + step;
      double length = 1.0, gained = -1.0;
      Eigen::VectorXd next = b;
      for (int k = 0; k < most_halvings && gained < -rounding * std::fabs(value); ++k, length *= 0.5) {
        next = b + length * step;
        gained = loglik(next) - 0.5 * penalty * next.squaredNorm() - value;
      }
      b = next;
      value += gained;
    }
    return b;
  }

 private:
  /// On the scaled columns: b x / deviation = (b unit) (x / scale).
  [[nodiscard]] std::vector<double> scaled(const Eigen::VectorXd& b) const {
    std::vector<double> result;
    for (std::size_t j = 0; j < unit_.size(); ++j) result.push_back(b[index(j)] * unit_[j]);
    return result;
  }

  [[nodiscard]] Eigen::VectorXd newton_step(double penalty, const Eigen::VectorXd& b) {
    static_cast<void>(likelihood_.move_to(scaled(b)));
    const LikelihoodDerivatives& at = likelihood_.derivatives();
    const std::size_t p = unit_.size();
    Eigen::VectorXd gradient(index(p));
    Eigen::MatrixXd information(index(p), index(p));
    for (std::size_t j = 0; j < p; ++j) {
      gradient[index(j)] = unit_[j] * at.gradient[j] - penalty * b[index(j)];
      for (std::size_t k = 0; k < p; ++k)
        information(index(j), index(k)) = unit_[j] * unit_[k] * at.information[j * p + k] + (j == k ? penalty : 0.0);
    }
    return information.ldlt().solve(gradient);
  }

  RiskSets sets_;
  ScaledCovariates scaled_;
  PartialLikelihood likelihood_;
  std::vector<double> unit_;
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
std::vector<double> by_unit(const Varying& varying, const Eigen::VectorXd& b, std::size_t columns) {
  std::vector<double> result(columns, 0.0);
  for (std::size_t j = 0; j < varying.column.size(); ++j)
    result[varying.column[j]] = b[index(j)] / varying.deviation[j];
  return result;
}

/// 1 for the subjects outside of fold f.
std::vector<std::vector<std::uint8_t>> training_sets(const FollowUp& follow_up, const RidgeCoxOptions& options) {
  std::vector<std::size_t> order(follow_up.order().begin(), follow_up.order().end());
  std::ranges::sort(order);
  math::RandomStream random(options.seed, 0);
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
  std::vector<std::vector<std::uint8_t>> keep(options.folds, std::vector<std::uint8_t>(follow_up.caller_size(), 1));
  for (std::size_t i = 0; i < order.size(); ++i) keep[i % options.folds][order[i]] = 0;
  return keep;
}

/// The cross-validated log likelihoods of one fold, for each penalty.
std::vector<double> of_fold(const FollowUp& follow_up, const FollowUp& training, const Varying& columns,
                            const std::vector<double>& grid, Ties ties) {
  Penalised all(follow_up, columns.covariates, columns.deviation, ties);
  Penalised outside(training, columns.covariates, columns.deviation, ties);
  std::vector<double> result;
  Eigen::VectorXd b = Eigen::VectorXd::Zero(index(columns.deviation.size()));
  for (const double penalty : grid) {
    b = outside.maximum(penalty, b);
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
  Penalised penalised(follow_up, columns.covariates, columns.deviation, ties);
  return by_unit(columns, penalised.maximum(penalty, Eigen::VectorXd::Zero(index(columns.column.size()))),
                 covariates.columns);
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
  Penalised penalised(follow_up, columns.covariates, columns.deviation, options.ties);
  const Eigen::VectorXd b = penalised.maximum(result.penalty, Eigen::VectorXd::Zero(index(columns.column.size())));
  result.coefficient = by_unit(columns, b, covariates.columns);
  result.loglik = penalised.loglik(b);
  return result;
}

}  // namespace rtsurv::survival
