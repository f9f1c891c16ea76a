#include "rtsurv/survival/cox/detail/maximum.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>
#include <utility>

#include "rtsurv/survival/cox/detail/newton.hpp"
#include "rtsurv/survival/cox/detail/recession.hpp"
#include "rtsurv/survival/cox/detail/separation.hpp"

namespace rtsurv::survival::detail {
namespace {

/// Newton steps after which a fit that has not settled is suspected of having no maximum.
constexpr int usual_iterations = 6;
/// Along a Newton step the closest pairs of a separated model move apart by about 1; pairs closer than this stay.
constexpr double coarse_tolerance = 0.1;
/// Differences of scores that are rounding errors, as shares of the scores' range: of a column or a Newton step as it
/// stands, whose ties are exact, and of a direction that has been computed to have ties.
constexpr double exact_ties = 1e-13;
constexpr double computed_ties = 1e-9;
/// The same when ties are kept together: a little more, so that no tie is cut.
constexpr double margin = 10.0;
constexpr double close_to_limit = 1e-9;  // of the log likelihood
constexpr double negligible = 1e-6;      // component of a direction, on scaled columns

/// One model: the data, or the limit of another model.
struct Level {
  Level(CoxModel data, std::span<const std::uint8_t> left_out)
      : model(std::make_shared<const CoxModel>(std::move(data))),
        excluded(left_out.begin(), left_out.end()),
        likelihood(model->sets, model->covariates),
        newton(likelihood, excluded) {}
  Level(const Level&) = delete;  // its parts refer to each other
  Level& operator=(const Level&) = delete;

  [[nodiscard]] bool free(std::size_t j) const { return !newton.null_factor().redundant(j); }
  [[nodiscard]] std::size_t columns() const { return model->covariates.columns(); }

  std::shared_ptr<const CoxModel> model;
  std::vector<std::uint8_t> excluded;
  PartialLikelihood likelihood;
  CoxNewton newton;
  std::vector<double> direction;  // in which it has no maximum; empty if it has one
  double tolerance = 0.0;         // of the scores along it
};

class Maximiser {
 public:
  explicit Maximiser(const CoxProblem& problem) : problem_(problem) {}

  CoxMaximum run(std::span<const std::uint8_t> excluded);

 private:
  void climb(Level& level);
  void find_separating_step(Level& level) const;
  [[nodiscard]] CoxModel limit(const Level& level, std::span<const double> direction, double tolerance) const;
  [[nodiscard]] std::vector<CoefficientState> states() const;
  [[nodiscard]] std::vector<double> place_near_limit(std::span<const CoefficientState> states);

  const CoxProblem& problem_;
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
  RiskSets sets =
      limiting_risk_sets(problem_.follow_up, problem_.rule, level.model->sets, x.product(direction), tolerance);
  ScaledCovariates covariates(problem_.follow_up, problem_.covariates, sets, x.scaling());
  return {std::move(sets), std::move(covariates)};
}

std::vector<std::uint8_t> left_out(const Level& level) {
  std::vector<std::uint8_t> columns(level.columns());
  for (std::size_t j = 0; j < columns.size(); ++j) columns[j] = level.free(j) ? 0 : 1;
  return columns;
}

/// Takes the direction if the likelihood never falls along it.
bool take_if_separating(Level& level, std::span<const double> direction, double relative_tolerance) {
  const std::vector<double> score = level.model->covariates.product(direction);
  const double width = range(score), tolerance = relative_tolerance * width;
  if (!(width > 0.0) || !never_falls(level.model->sets, score, tolerance)) return false;
  level.direction.assign(direction.begin(), direction.end());
  level.tolerance = margin * tolerance;
  return true;
}

/// The sum of all columns that separate by themselves, with their signs.
void find_separating_columns(Level& level) {
  std::vector<double> direction(level.columns());
  bool any = false;
  for (std::size_t j = 0; j < level.columns(); ++j) {
    if (!level.free(j)) continue;
    const double sign = level.newton.null_gradient()[j] > 0.0 ? 1.0 : -1.0;
    if (!never_falls(level.model->sets, level.model->covariates, j, sign, exact_ties))
      continue;  // on the scaled column
    direction[j] = sign;
    any = true;
  }
  if (any) static_cast<void>(take_if_separating(level, direction, exact_ties));
}

/// A direction made of the last Newton step, which far out runs along it.
/// The step also carries what is left to do for the finite coefficients. To get rid of that, it is projected on the
/// directions that carry no information in the model that the step points to.
void Maximiser::find_separating_step(Level& level) const {
  const CoxNewton& newton = level.newton;
  const Level guess(limit(level, newton.step(), coarse_tolerance), left_out(level));
  const std::vector<std::vector<double>> vectors = null_vectors(guess);
  if (!vectors.empty() && take_if_separating(level, projection(newton.step(), vectors), computed_ties)) return;
  if (take_if_separating(level, newton.step(), exact_ties)) return;
  static_cast<void>(take_if_separating(level, newton.b(), exact_ties));
}

/// Goes up until the fit settles, gives up, or has found a direction without maximum.
void Maximiser::climb(Level& level) {
  find_separating_columns(level);
  if (!level.direction.empty()) return;
  const double tolerance = 1e-4 * problem_.tolerance;
  CoxNewton& newton = level.newton;
  for (int i = 1; !newton.settled(tolerance); ++i) {
    const bool moved = newton.advance();
    ++iterations_;
    if (moved && i <= usual_iterations) continue;
    if (!newton.settled(tolerance)) find_separating_step(level);
    if (!level.direction.empty()) return;
    if (!moved || i >= problem_.max_iterations) {
      // Rounding errors may keep the gain above the tolerance, or any step from getting far enough to show a direction.
      converged_ = newton.settled(problem_.tolerance * std::max(1.0, std::fabs(newton.loglik())));
      if (converged_) return;
      static_cast<void>(take_if_separating(
          level,
          recession_direction(level.model->sets, level.model->covariates, newton.null_gradient(), left_out(level)),
          computed_ties));
      return;
    }
  }
  newton.finish();
  converged_ = true;
}

CoxMaximum Maximiser::run(std::span<const std::uint8_t> excluded) {
  RiskSets sets = risk_sets(problem_.follow_up, problem_.rule);
  ScaledCovariates x(problem_.follow_up, problem_.covariates, sets);
  std::vector<std::uint8_t> none(problem_.covariates.columns);
  levels_.emplace_back(CoxModel{std::move(sets), std::move(x)}, excluded.empty() ? none : excluded);
  climb(levels_.back());
  while (!levels_.back().direction.empty()) {
    Level& level = levels_.back();
    levels_.emplace_back(limit(level, level.direction, level.tolerance), left_out(level));
    if (levels_.back().newton.null_factor().rank() == level.newton.null_factor().rank()) {
      levels_.pop_back();  // all scores were equal: nothing is gained along this direction
      levels_.back().direction.clear();
      break;
    }
    climb(levels_.back());
  }
  CoxMaximum result;
  const CoxNewton &first = levels_.front().newton, &last = levels_.back().newton;
  result.model = levels_.back().model;
  result.limit_coefficient.assign(last.b().begin(), last.b().end());
  result.state = states();
  result.covariance = last.factor().inverse();
  result.loglik_null = first.null_loglik();
  result.loglik = last.loglik();
  result.score = first.score_statistic();
  result.df = first.null_factor().rank();
  result.iterations = iterations_;
  result.converged = converged_;
  for (const Level& level : levels_)
    if (!level.direction.empty()) result.separation.push_back({level.direction, level.tolerance});
  result.coefficient = place_near_limit(result.state);
  return result;
}

/// A coefficient is infinite when the limiting model no longer identifies it.
std::vector<CoefficientState> Maximiser::states() const {
  std::vector<CoefficientState> state(problem_.covariates.columns, CoefficientState::estimated);
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
    const double width = range(level.model->covariates.product(level.direction));
    const std::vector<double> start(b);
    for (double t = 1.0;; t *= 2.0) {
      std::vector<double> further(start);
      for (std::size_t j = 0; j < b.size(); ++j) further[j] += t / width * level.direction[j];
      if (!level.likelihood.move_to(further)) break;
      b = further;
      if (level.likelihood.derivatives().loglik >= target - close_to_limit * std::max(1.0, std::fabs(target))) break;
    }
  }
  return b;
}

}  // namespace

bool CoxMaximum::any_infinite() const { return std::ranges::find(state, CoefficientState::infinite) != state.end(); }

CoxMaximum maximise(const CoxProblem& problem, std::span<const std::uint8_t> excluded) {
  return Maximiser(problem).run(excluded);
}

}  // namespace rtsurv::survival::detail
