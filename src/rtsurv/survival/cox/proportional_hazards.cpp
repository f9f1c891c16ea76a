#include "rtsurv/survival/cox/proportional_hazards.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/cox/detail/factor.hpp"
#include "rtsurv/survival/cox/detail/likelihood.hpp"
#include "rtsurv/survival/cox/detail/residuals.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr ChiSquareTest not_tested{undefined, 0.0, undefined};
/// Share of its second moment that a column has to leave after the earlier ones.
constexpr double redundancy = 1e-11;

std::vector<double> event_times(const FollowUp& follow_up, const RiskSets& sets) {
  std::vector<double> times;
  for (std::size_t k = 0; k < sets.times(); ++k) times.push_back(follow_up.time()[sets.subject[sets.begin[k]]]);
  return times;
}

/// 1 - S(t-) of all subjects together.
void to_failed_share(const FollowUp& pooled, std::vector<double>& times) {
  const KaplanMeier curve = kaplan_meier(pooled);
  for (double& t : times) {
    const auto at = std::ranges::lower_bound(curve.time, t) - curve.time.begin();
    t = at == 0 ? 0.0 : 1.0 - curve.survival[static_cast<std::size_t>(at) - 1];
  }
}

/// Average rank among all observed times.
void to_rank(const FollowUp& pooled, std::vector<double>& times) {
  const std::span<const double> observed = pooled.time();
  std::vector<double> up_to{0.0};
  for (std::size_t i = 0; i < observed.size(); ++i) up_to.push_back(up_to.back() + pooled.weight_of(i));
  for (double& t : times) {
    const auto [low, high] = std::equal_range(observed.begin(), observed.end(), t);
    const double before = up_to[static_cast<std::size_t>(low - observed.begin())];
    t = (before + up_to[static_cast<std::size_t>(high - observed.begin())] + 1.0) / 2.0;
  }
}

/// g of each event time, less its mean over the events, in units of its largest value: a test does not depend on
/// either. Empty when g is not finite somewhere.
std::vector<double> time_scale(const FollowUp& follow_up, const RiskSets& sets, ZphTransform transform) {
  std::vector<double> g = event_times(follow_up, sets);
  const FollowUp pooled({follow_up.time(), follow_up.event(), follow_up.entry(),
                         sets.weights_are_counts ? follow_up.weight() : std::span<const double>{}});
  if (transform == ZphTransform::kaplan_meier) to_failed_share(pooled, g);
  if (transform == ZphTransform::rank) to_rank(pooled, g);
  if (transform == ZphTransform::log)
    for (double& t : g) t = std::log(t);
  double sum = 0.0, events = 0.0;
  for (std::size_t k = 0; k < g.size(); ++k) {
    sum += sets.steps[k] * sets.step_weight[k] * g[k];
    events += sets.steps[k] * sets.step_weight[k];
  }
  double largest = 0.0;
  for (double& value : g) {
    value -= sum / events;
    largest = std::max(largest, std::fabs(value));
  }
  if (!std::isfinite(largest)) return {};
  if (largest > 0.0)
    for (double& value : g) value /= largest;
  return g;
}

/// Where the score residuals are taken, and the cluster of each row.
struct RobustScore {
  std::span<const double> b, g;
  std::vector<int> cluster;  ///< empty: each row its own
};

/// The score of theta and its variance given beta.
struct ThetaScore {
  std::vector<double> score;
  std::vector<double> variance;   ///< I_gg - I_g I^- I_g, p x p
  std::vector<double> reference;  ///< scale of the rounding errors of its diagonal
  std::vector<double> robust;     ///< the variance to be used instead; empty: none
};

/// The score residuals of theta without what those of beta tell of them, and their variance over clusters.
std::vector<double> variance_of_score(const PartialLikelihood& likelihood, const InformationFactor& beta,
                                      const LikelihoodDerivatives& mixed, const RobustScore& wanted) {
  const RiskSets& sets = likelihood.sets();
  const std::size_t p = likelihood.covariates().columns();
  const std::vector<double> of_beta = score_residuals(sets, likelihood.covariates(), wanted.b);
  std::vector<double> of_theta = score_residuals(sets, likelihood.covariates(), wanted.b, wanted.g);
  for (std::size_t row = 0; row < sets.rows(); ++row) {
    const std::vector<double> solved = beta.solve(std::span(of_beta).subspan(row * p, p));
    for (std::size_t i = 0; i < p; ++i)
      of_theta[row * p + i] -= std::inner_product(solved.begin(), solved.end(),
                                                  mixed.information.begin() + static_cast<std::ptrdiff_t>(i * p), 0.0);
  }
  return score_cross_product(sets, of_theta, wanted.cluster);
}

ThetaScore theta_score(PartialLikelihood& likelihood, std::span<const double> g, const RobustScore* robust) {
  const std::size_t p = likelihood.covariates().columns();
  std::vector<double> g_squared(g.begin(), g.end());
  for (double& value : g_squared) value *= value;
  const LikelihoodDerivatives beta = likelihood.derivatives();
  const LikelihoodDerivatives mixed = likelihood.derivatives(g);
  const LikelihoodDerivatives theta = likelihood.derivatives(g_squared);
  const InformationFactor factor(beta.information, beta.second_moment, redundancy);
  ThetaScore result{mixed.gradient, theta.information, theta.second_moment, {}};
  for (std::size_t j = 0; j < p; ++j) {
    const std::span<const double> column(mixed.information.data() + j * p, p);
    const std::vector<double> solved = factor.solve(column);
    for (std::size_t i = 0; i < p; ++i)
      result.variance[i * p + j] -= std::inner_product(
          solved.begin(), solved.end(), mixed.information.begin() + static_cast<std::ptrdiff_t>(i * p), 0.0);
  }
  if (robust != nullptr) result.robust = variance_of_score(likelihood, factor, mixed, *robust);
  return result;
}

/// Of the columns that the information keeps, by the robust variance; not tested where that is singular.
ChiSquareTest robust_test(const ThetaScore& theta, const InformationFactor& kept) {
  const std::size_t p = theta.score.size();
  std::vector<std::uint8_t> excluded(p);
  std::vector<double> diagonal(p);
  for (std::size_t j = 0; j < p; ++j) {
    excluded[j] = kept.redundant(j) ? 1 : 0;
    diagonal[j] = theta.robust[j * p + j];
  }
  const InformationFactor factor(theta.robust, diagonal, redundancy, excluded);
  const auto df = static_cast<double>(factor.rank());
  if (df == 0.0 || factor.rank() < kept.rank()) return not_tested;
  const std::vector<double> solved = factor.solve(theta.score);
  const double chi_square = std::inner_product(solved.begin(), solved.end(), theta.score.begin(), 0.0);
  return {chi_square, df, math::chi_square_upper_tail(chi_square, df)};
}

/// Score test of the theta of the columns with tested[j] != 0.
ChiSquareTest score_test(const ThetaScore& theta, const std::vector<std::uint8_t>& tested) {
  std::vector<std::uint8_t> excluded(tested.size());
  std::ranges::transform(tested, excluded.begin(), [](std::uint8_t t) { return t == 0 ? 1 : 0; });
  const InformationFactor factor(theta.variance, theta.reference, redundancy, excluded);
  if (!theta.robust.empty()) return robust_test(theta, factor);
  const auto df = static_cast<double>(factor.rank());
  if (df == 0.0) return not_tested;
  const std::vector<double> solved = factor.solve(theta.score);
  const double chi_square = std::inner_product(solved.begin(), solved.end(), theta.score.begin(), 0.0);
  return {chi_square, df, math::chi_square_upper_tail(chi_square, df)};
}

}  // namespace

ZphTest proportional_hazards(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit,
                             const ZphOptions& options) {
  const std::size_t p = covariates.columns;
  std::vector<int> term_of_column = options.term_of_column;
  if (term_of_column.empty()) {
    term_of_column.resize(p);
    std::iota(term_of_column.begin(), term_of_column.end(), 0);
  }
  if (term_of_column.size() != p || fit.coefficient.size() != p)
    throw InvalidOption("the test of proportional hazards needs one term and one coefficient per column");
  if (!options.cluster.empty() && options.cluster.size() != follow_up.caller_size())
    throw InvalidOption("the clusters of a test of proportional hazards must have one code per subject");
  if (p == 0) throw NotEstimable("the test of proportional hazards needs at least one covariate");
  const int terms = 1 + *std::ranges::max_element(term_of_column);
  ZphTest result{std::vector<ChiSquareTest>(static_cast<std::size_t>(terms), not_tested), not_tested};

  const RiskSets sets = risk_sets(follow_up, fit.ties);
  const ScaledCovariates x(follow_up, covariates, sets);
  const std::vector<double> g = time_scale(follow_up, sets, options.transform);
  std::vector<double> b(p);
  for (std::size_t j = 0; j < p; ++j)
    if (fit.coefficient[j].state != CoefficientState::redundant)
      b[j] = fit.coefficient[j].estimate * x.scaling().scale[j];
  PartialLikelihood likelihood(sets, x);
  if (g.empty() || !likelihood.move_to(b)) return result;
  RobustScore robust{b, g, {}};
  if (!options.cluster.empty())
    for (const std::size_t i : sets.subject) robust.cluster.push_back(options.cluster[follow_up.order()[i]]);
  const ThetaScore theta = theta_score(likelihood, g, options.robust ? &robust : nullptr);

  std::vector<std::uint8_t> all(p);
  for (int term = 0; term < terms; ++term) {
    std::vector<std::uint8_t> tested(p);
    bool infinite = false;
    for (std::size_t j = 0; j < p; ++j) {
      if (term_of_column[j] != term) continue;
      infinite = infinite || lacks_bound(fit.coefficient[j].state);
      tested[j] = fit.coefficient[j].state == CoefficientState::estimated ? 1 : 0;
    }
    if (infinite) continue;
    for (std::size_t j = 0; j < p; ++j) all[j] |= tested[j];
    result.terms[static_cast<std::size_t>(term)] = score_test(theta, tested);
  }
  result.global = score_test(theta, all);
  return result;
}

}  // namespace rtsurv::survival
