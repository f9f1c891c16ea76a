#include "rtsurv/survival/cox_maximum.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>
#include <optional>
#include <utility>

#include "rtsurv/survival/cox_newton.hpp"
#include "rtsurv/survival/cox_separation.hpp"

namespace rtsurv::survival {
namespace {

/// Newton steps after which a fit that has not settled is suspected of having no maximum.
constexpr int usual_iterations = 6;
/// Along a Newton step the closest pairs of a separated model move apart by about 1; pairs closer than this stay.
constexpr double coarse_tolerance = 0.1;
constexpr double close_to_limit = 1e-9;  // of the log likelihood
constexpr double negligible = 1e-6;      // component of a direction, on scaled columns

/// One model: the data, or the limit of another model.
struct Level {
  Level(CoxModel data, std::span<const std::uint8_t> left_out)
      : model(std::make_shared<const CoxModel>(std::move(data))),
        excluded(left_out.begin(), left_out.end()),
        likelihood(model->sets, model->covariates),
        newton(likelihood, excluded) {}

  [[nodiscard]] bool free(std::size_t j) const { return !newton.null_factor().redundant(j); }
  [[nodiscard]] std::size_t columns() const { return model->covariates.columns(); }

  std::shared_ptr<const CoxModel> model;
  std::vector<std::uint8_t> excluded;
  PartialLikelihood likelihood;
  CoxNewton newton;
  std::vector<double> direction;  // in which it has no maximum; empty if it has one
};

class Maximiser {
 public:
  Maximiser(const FollowUp& follow_up, const Covariates& covariates, const CoxOptions& options)
      : follow_up_(follow_up), covariates_(covariates), options_(options) {}

  CoxMaximum run(std::span<const std::uint8_t> excluded);

 private:
  void climb(Level& level);
  [[nodiscard]] std::vector<double> separating_columns(const Level& level) const;
  [[nodiscard]] std::vector<double> separating_step(const Level& level) const;
  [[nodiscard]] CoxModel limit(const Level& level, std::span<const double> direction, double tolerance) const;
  [[nodiscard]] std::vector<std::uint8_t> left_out(const Level& level) const;
  [[nodiscard]] std::vector<CoefficientState> states() const;
  [[nodiscard]] std::vector<double> place_near_limit(std::span<const CoefficientState> states);

  const FollowUp& follow_up_;
  const Covariates& covariates_;
  const CoxOptions& options_;
  std::deque<Level> levels_;
  int iterations_ = 0;
  bool converged_ = false;
};

std::vector<std::vector<double>> null_vectors(const Level& level) {
  std::vector<std::vector<double>> vectors;
  for (std::size_t j = 0; j < level.columns(); ++j)
    if (level.excluded[j] == 0 && !level.free(j)) vectors.push_back(level.newton.null_factor().null_vector(j));
  return vectors;
}

double inner(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// The nearest point to `target` in the span of linearly independent vectors.
std::vector<double> projection(std::span<const double> target, const std::vector<std::vector<double>>& vectors) {
  const std::size_t m = vectors.size();
  std::vector<double> gram(m * m), right(m), diagonal(m);
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < m; ++j) gram[i * m + j] = inner(vectors[i], vectors[j]);
    diagonal[i] = gram[i * m + i];
    right[i] = inner(vectors[i], target);
  }
  const std::vector<double> weight = InformationFactor(gram, diagonal, 0.0).solve(right);
  std::vector<double> result(target.size());
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < result.size(); ++j) result[j] += weight[i] * vectors[i][j];
  return result;
}

CoxModel Maximiser::limit(const Level& level, std::span<const double> direction, double tolerance) const {
  const ScaledCovariates& x = level.model->covariates;
  const std::vector<double> score = x.product(direction);
  if (tolerance == 0.0) tolerance = score_tolerance(score);
  RiskSets sets = limiting_risk_sets(follow_up_, options_.ties, level.model->sets, score, tolerance);
  ScaledCovariates covariates(follow_up_, covariates_, sets, x.scaling());
  return {std::move(sets), std::move(covariates)};
}

std::vector<std::uint8_t> Maximiser::left_out(const Level& level) const {
  std::vector<std::uint8_t> columns(level.columns());
  for (std::size_t j = 0; j < columns.size(); ++j) columns[j] = level.free(j) ? 0 : 1;
  return columns;
}

/// The sum of all columns that separate by themselves, with their signs; empty if there is none.
std::vector<double> Maximiser::separating_columns(const Level& level) const {
  std::vector<double> direction(level.columns());
  for (std::size_t j = 0; j < level.columns(); ++j) {
    if (!level.free(j)) continue;
    const double sign = level.newton.null_gradient()[j] > 0.0 ? 1.0 : -1.0;
    std::vector<double> score = level.model->covariates.column(j);
    for (double& x : score) x *= sign;
    if (never_falls(level.model->sets, score)) direction[j] = sign;
  }
  const bool none = std::ranges::all_of(direction, [](double d) { return d == 0.0; });
  return none ? std::vector<double>{} : direction;
}

/// A direction made of the last Newton step, which far out runs along it; empty if there is none.
/// The step also carries what is left to do for the finite coefficients. To get rid of that, it is projected on the
/// directions that carry no information in the model that the step points to.
std::vector<double> Maximiser::separating_step(const Level& level) const {
  const auto separates = [&level](std::span<const double> direction) {
    return never_falls(level.model->sets, level.model->covariates.product(direction));
  };
  const std::span<const double> step = level.newton.step();
  if (separates(step)) return {step.begin(), step.end()};
  if (separates(level.newton.b())) return {level.newton.b().begin(), level.newton.b().end()};
  const Level guess(limit(level, step, coarse_tolerance), left_out(level));
  const std::vector<std::vector<double>> vectors = null_vectors(guess);
  if (vectors.empty()) return {};
  std::vector<double> direction = projection(step, vectors);
  return separates(direction) ? direction : std::vector<double>{};
}

/// Goes up until the fit settles, gives up, or has found a direction without maximum.
void Maximiser::climb(Level& level) {
  level.direction = separating_columns(level);
  if (!level.direction.empty()) return;
  CoxNewton& newton = level.newton;
  const double tolerance = 1e-4 * options_.tolerance;
  for (int i = 1; !newton.settled(tolerance); ++i) {
    const bool moved = newton.advance();
    ++iterations_;
    if (moved && i <= usual_iterations) continue;
    if (!newton.settled(tolerance)) level.direction = separating_step(level);
    if (!level.direction.empty()) return;
    if (!moved || i >= options_.max_iterations) {
      // Rounding errors may keep the gain above the tolerance.
      converged_ = newton.settled(options_.tolerance * std::max(1.0, std::fabs(newton.loglik())));
      return;
    }
  }
  newton.finish();
  converged_ = true;
}

CoxMaximum Maximiser::run(std::span<const std::uint8_t> excluded) {
  RiskSets sets = risk_sets(follow_up_, options_.ties);
  ScaledCovariates x(follow_up_, covariates_, sets);
  std::vector<std::uint8_t> none(covariates_.columns);
  levels_.emplace_back(CoxModel{std::move(sets), std::move(x)}, excluded.empty() ? none : excluded);
  climb(levels_.back());
  while (!levels_.back().direction.empty()) {
    Level& level = levels_.back();
    levels_.emplace_back(limit(level, level.direction, 0.0), left_out(level));
    if (levels_.back().newton.null_factor().rank() == level.newton.null_factor().rank()) {
      levels_.pop_back();  // all scores were equal: nothing is gained along this direction
      levels_.back().direction.clear();
      break;
    }
    climb(levels_.back());
  }
  CoxMaximum result;
  const CoxNewton& first = levels_.front().newton;
  const CoxNewton& last = levels_.back().newton;
  result.model = levels_.back().model;
  result.limit_coefficient.assign(last.b().begin(), last.b().end());
  result.state = states();
  result.covariance = last.factor().inverse();
  for (std::size_t j = 0; j < covariates_.columns; ++j) result.eliminated.push_back(last.factor().redundant(j) ? 1 : 0);
  result.loglik_null = first.null_loglik();
  result.loglik = last.loglik();
  result.score = first.score_statistic();
  result.df = first.null_factor().rank();
  result.iterations = iterations_;
  result.converged = converged_;
  result.coefficient = place_near_limit(result.state);
  return result;
}

/// A coefficient is infinite when the limiting model no longer identifies it.
std::vector<CoefficientState> Maximiser::states() const {
  std::vector<CoefficientState> state(covariates_.columns, CoefficientState::estimated);
  for (std::size_t j = 0; j < state.size(); ++j)
    if (!levels_.front().free(j)) state[j] = CoefficientState::redundant;
  for (std::size_t l = 1; l < levels_.size(); ++l)
    for (const std::vector<double>& direction : null_vectors(levels_[l]))
      for (std::size_t j = 0; j < state.size(); ++j)
        if (std::fabs(direction[j]) > negligible) state[j] = CoefficientState::infinite;
  return state;
}

/// From the estimate of the last limit back along the directions, each time until the log likelihood is near its limit.
std::vector<double> Maximiser::place_near_limit(std::span<const CoefficientState> states) {
  const std::span<const double> limit = levels_.back().newton.b();
  const double target = levels_.back().newton.loglik();
  std::vector<double> b(limit.begin(), limit.end());
  for (std::size_t l = levels_.size(); l-- > 0;) {
    Level& level = levels_[l];
    if (level.direction.empty()) continue;
    for (std::size_t j = 0; j < b.size(); ++j)
      if (states[j] != CoefficientState::infinite) level.direction[j] = 0.0;
    const double range = 1e9 * score_tolerance(level.model->covariates.product(level.direction));
    const std::vector<double> start(b);
    for (double t = 1.0;; t *= 2.0) {
      std::vector<double> further(start);
      for (std::size_t j = 0; j < b.size(); ++j) further[j] += t / range * level.direction[j];
      if (!level.likelihood.move_to(further)) break;
      b = further;
      if (level.likelihood.derivatives().loglik >= target - close_to_limit * std::max(1.0, std::fabs(target))) break;
    }
  }
  return b;
}

}  // namespace

bool CoxMaximum::any_infinite() const { return std::ranges::find(state, CoefficientState::infinite) != state.end(); }

CoxMaximum maximise(const FollowUp& follow_up, const Covariates& covariates, const CoxOptions& options,
                    std::span<const std::uint8_t> excluded) {
  return Maximiser(follow_up, covariates, options).run(excluded);
}

}  // namespace rtsurv::survival
