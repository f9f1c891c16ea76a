#include "rtsurv/survival/pooled/pooled_cox.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/survival/cox/detail/estimates.hpp"
#include "rtsurv/survival/cox/detail/newton.hpp"
#include "rtsurv/survival/pooled/detail/ask_together.hpp"
#include "rtsurv/survival/pooled/detail/cox_block.hpp"
#include "rtsurv/survival/pooled/detail/pooled_likelihood.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

/// What the next step gains, as a share of the log likelihood, when that is at its limit.
constexpr double at_limit = 1e-9;
/// What is left of the information along a step, as a share of that at 0, when the likelihood has become flat.
constexpr double flat = 1e-6;
/// Share of the longest component of a step below which a column has come to rest.
constexpr double at_rest = 1e-3;

void check_call(const CoxPlan& plan, const PooledCoxOptions& options) {
  if (plan.times() == 0 || plan.columns() == 0 || plan.scale.size() != plan.columns())
    throw InvalidOption("a pooled Cox model needs a plan with event times and covariates, as cox_plan() makes it");
  if (options.max_iterations < 1) throw InvalidOption("a Cox model needs at least one iteration");
  if (!(options.tolerance > 0.0)) throw InvalidOption("the tolerance of a Cox model must be positive");
  static_cast<void>(math::ConfidenceLevel(options.confidence_level));
}

bool takes_two_passes(const CoxPlan& plan, const PooledCoxOptions& options) {
  return plan.times() * triangle(plan.columns()) > options.most_products;
}

/// How many models ask at a time.
std::size_t asked_together(const CoxPlan& plan, const PooledCoxOptions& options) {
  constexpr std::size_t most_models = 64;  // each is a thread that mostly waits
  const CoxPass pass = takes_two_passes(plan, options) ? CoxPass::sums : CoxPass::everything;
  const std::size_t blocks = 1U + (plan.ties == Ties::breslow ? 0U : 1U) + (plan.has_entry == 0 ? 0U : 1U);
  const std::size_t numbers = blocks * plan.times() * block_width(plan.columns(), pass);
  return std::clamp<std::size_t>(options.most_numbers / numbers, 1, most_models);
}

bool is_at_limit(const CoxNewton& newton) {
  const bool lost = newton.factor().rank() < newton.null_factor().rank() || newton.gain() < flat * newton.move();
  return lost && newton.gain() <= at_limit * std::max(1.0, std::fabs(newton.loglik()));
}

/// Which columns still move at the limit of the likelihood, or have lost all information.
std::vector<CoefficientState> states_of(const CoxNewton& newton, bool runs_away) {
  std::vector<CoefficientState> state(newton.b().size(), CoefficientState::estimated);
  double longest = 0.0;
  for (const double component : newton.step()) longest = std::max(longest, std::fabs(component));
  for (std::size_t j = 0; j < state.size(); ++j) {
    const bool moves = std::fabs(newton.step()[j]) > at_rest * longest;
    if (newton.null_factor().redundant(j))
      state[j] = CoefficientState::redundant;
    else if (runs_away && (moves || newton.factor().redundant(j)))
      state[j] = CoefficientState::infinite;
  }
  return state;
}

/// The maximum without the columns whose entry is not 0.
CoxMaximum climb(PooledLikelihood& likelihood, const PooledCoxOptions& options,
                 std::span<const std::uint8_t> excluded) {
  CoxNewton newton(likelihood, excluded);
  CoxMaximum maximum;
  bool moved = true, runs_away = false;
  while (moved && !runs_away && maximum.iterations < options.max_iterations &&
         !newton.settled(1e-4 * options.tolerance)) {
    moved = newton.advance();
    ++maximum.iterations;
    runs_away = is_at_limit(newton) && !newton.settled(1e-4 * options.tolerance);
  }
  const bool settled = newton.settled(1e-4 * options.tolerance);
  if (settled) newton.finish();
  // Rounding errors may keep the gain above the tolerance.
  maximum.converged =
      settled || runs_away || newton.settled(options.tolerance * std::max(1.0, std::fabs(newton.loglik())));
  maximum.state = states_of(newton, runs_away);
  maximum.coefficient.assign(newton.b().begin(), newton.b().end());
  maximum.covariance = newton.factor().inverse();
  maximum.loglik_null = newton.null_loglik();
  maximum.loglik = newton.loglik();
  maximum.score = newton.score_statistic();
  maximum.df = newton.null_factor().rank();
  return maximum;
}

}  // namespace

CoxFit pooled_cox(const CoxPlan& plan, const CoxEvaluate& evaluate, const PooledCoxOptions& options) {
  check_call(plan, options);
  PooledLikelihood likelihood(plan, evaluate, takes_two_passes(plan, options));
  const CoxMaximum maximum = climb(likelihood, options, {});
  CoxFit fit;
  fit.n = plan.subjects;
  fit.events = plan.events;
  fit.ties = plan.ties;
  fit.confidence_level = options.confidence_level;
  fit.mean = plan.mean;
  set_estimates(fit, maximum, plan.scale);
  if (maximum.any_infinite())
    test_infinite(fit, [&](std::span<const std::uint8_t> excluded) { return climb(likelihood, options, excluded); });
  return fit;
}

std::vector<ChiSquareTest> pooled_likelihood_ratios_without(const CoxPlan& plan, const CoxEvaluate& evaluate,
                                                            const CoxFit& fit,
                                                            const std::vector<std::vector<std::uint8_t>>& dropped,
                                                            const PooledCoxOptions& options) {
  check_call(plan, options);
  std::vector<ChiSquareTest> tests(dropped.size(), fit.likelihood_ratio);
  std::vector<std::size_t> reduced;  // those of which a column is left
  for (std::size_t i = 0; i < dropped.size(); ++i) {
    require_entry_per_column(fit, dropped[i]);
    if (std::ranges::any_of(dropped[i], [](std::uint8_t one) { return one == 0; })) reduced.push_back(i);
  }
  const std::size_t together = asked_together(plan, options);
  for (std::size_t first = 0; first < reduced.size(); first += together)
    ask_together(std::min(together, reduced.size() - first), evaluate, [&](std::size_t i, const CoxEvaluate& ask) {
      const std::size_t which = reduced[first + i];
      PooledLikelihood likelihood(plan, ask, takes_two_passes(plan, options));
      tests[which] = test_without(fit, climb(likelihood, options, dropped[which]));
    });
  return tests;
}

}  // namespace rtsurv::survival
