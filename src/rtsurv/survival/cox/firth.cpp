#include "rtsurv/survival/cox/firth.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <Eigen/Cholesky>
#include <boost/math/tools/toms748_solve.hpp>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/math/newton.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cox/detail/estimates.hpp"
#include "rtsurv/survival/cox/detail/information_slope.hpp"
#include "rtsurv/survival/cox/detail/likelihood.hpp"
#include "rtsurv/survival/cox/detail/maximum.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

constexpr double unreachable = -std::numeric_limits<double>::infinity(),
                 not_known = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t all_free = static_cast<std::size_t>(-1);
constexpr math::NewtonRules scoring{.most_iterations = 500, .last_step = 1e-10, .longest_step = 5.0};

Eigen::Index eigen_index(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// l* and its maxima, on the scaled columns.
class FirthLikelihood {
 public:
  FirthLikelihood(const FollowUp& follow_up, const Covariates& covariates, Ties ties)
      : sets_(risk_sets(follow_up, ties)),
        scaled_(follow_up, covariates, sets_),
        likelihood_(sets_, scaled_),
        p_(eigen_index(covariates.columns)),
        information_(p_, p_) {}

  [[nodiscard]] std::size_t columns() const { return static_cast<std::size_t>(p_); }
  [[nodiscard]] double scale(std::size_t j) const { return scaled_.scaling().scale[j]; }

  /// l*(b); minus infinity where the relative hazards span too much or no information is left.
  [[nodiscard]] double value(const std::vector<double>& b) {
    if (!likelihood_.move_to(b)) return unreachable;
    const LikelihoodDerivatives& at = likelihood_.derivatives();
    gradient_ = at.gradient;
    for (Eigen::Index j = 0; j < p_; ++j)
      for (Eigen::Index k = 0; k < p_; ++k) information_(j, k) = at.information[static_cast<std::size_t>(j * p_ + k)];
    factor_.compute(information_);
    if (factor_.info() != Eigen::Success) return unreachable;
    double log_determinant = 0.0;
    for (Eigen::Index j = 0; j < p_; ++j) log_determinant += 2.0 * std::log(factor_.matrixLLT()(j, j));
    return std::isfinite(log_determinant) ? at.loglik + 0.5 * log_determinant : unreachable;
  }

  /// The inverse information at the place of the last value().
  [[nodiscard]] Eigen::MatrixXd inverse() const { return factor_.solve(Eigen::MatrixXd::Identity(p_, p_)); }

  /// I^-1 times the penalised score, at the place of the last value(); coefficient `fixed` stays as it is (all_free:
  /// none does).
  [[nodiscard]] math::NewtonStep step(std::size_t fixed) const {
    const Eigen::MatrixXd a = inverse();
    const std::vector<double> slope =
        information_slope(sets_, scaled_, likelihood_.hazards(), {a.data(), columns() * columns()});
    Eigen::VectorXd score(p_);
    Eigen::MatrixXd information = information_;
    for (std::size_t j = 0; j < columns(); ++j) score[eigen_index(j)] = gradient_[j] + 0.5 * slope[j];
    if (fixed != all_free) {
      score[eigen_index(fixed)] = 0.0;
      information.row(eigen_index(fixed)).setZero();
      information.col(eigen_index(fixed)).setZero();
      information(eigen_index(fixed), eigen_index(fixed)) = 1.0;
    }
    const Eigen::VectorXd step = information.llt().solve(score);
    return {{step.begin(), step.end()}, step.dot(score)};
  }

  /// The maximum from b on.
  [[nodiscard]] math::NewtonMaximum maximum(std::vector<double> b, std::size_t fixed = all_free) {
    struct Profile {
      FirthLikelihood& penalised;
      std::size_t fixed;
      double value(const std::vector<double>& at) { return penalised.value(at); }
      math::NewtonStep step() const { return penalised.step(fixed); }
    } profile{*this, fixed};
    if (!std::isfinite(value(b))) {  // the other coefficients, far out, belong to another value of the fixed one
      const double kept = fixed == all_free ? 0.0 : b[fixed];
      std::ranges::fill(b, 0.0);
      if (fixed != all_free) b[fixed] = kept;
    }
    return math::newton_maximum(profile, std::move(b), scoring);
  }

 private:
  RiskSets sets_;
  ScaledCovariates scaled_;
  PartialLikelihood likelihood_;
  Eigen::Index p_;
  Eigen::MatrixXd information_;
  Eigen::LLT<Eigen::MatrixXd> factor_;
  std::vector<double> gradient_;
};

/// How far the profile of one coefficient lies below the maximum, less `drop`; nothing where it cannot be computed.
/// Each maximisation starts from the one before.
class ProfileExcess {
 public:
  ProfileExcess(FirthLikelihood& penalised, const math::NewtonMaximum& top, std::size_t j, double drop)
      : penalised_(penalised), start_(top.b), j_(j), target_(top.value - drop) {}

  [[nodiscard]] std::optional<double> operator()(double coefficient) {
    std::vector<double> from = start_;
    from[j_] = coefficient;
    math::NewtonMaximum peak = penalised_.maximum(std::move(from), j_);
    if (!std::isfinite(peak.value)) return std::nullopt;
    start_ = std::move(peak.b);
    return target_ - peak.value;
  }

 private:
  FirthLikelihood& penalised_;
  std::vector<double> start_;
  std::size_t j_;
  double target_;
};

/// The place between `inner` and `outer` at which the excess is 0.
double zero_between(ProfileExcess& excess, std::pair<double, double> inner, std::pair<double, double> outer) {
  if (inner.first > outer.first) std::swap(inner, outer);
  std::uintmax_t most = 100;
  const auto [low, high] = boost::math::tools::toms748_solve(
      [&](double at) { return excess(at).value_or(std::numeric_limits<double>::max()); }, inner.first, outer.first,
      inner.second, outer.second, boost::math::tools::eps_tolerance<double>(40), most);
  return 0.5 * (low + high);
}

/// Where the profile of coefficient j has fallen by `drop`, looked for from the estimate outwards by `length`, doubled;
/// where it cannot be computed, half of the way back. Infinite when it is not found.
double profile_limit(FirthLikelihood& penalised, const math::NewtonMaximum& top, std::size_t j, double length,
                     double drop) {
  constexpr int most_tries = 24;
  ProfileExcess excess(penalised, top, j, drop);
  const double estimate = top.b[j], infinity = std::copysign(std::numeric_limits<double>::infinity(), length);
  std::pair<double, double> inner{estimate, -drop};
  double reach = infinity;  // nothing can be computed from there on
  for (int k = 0; k < most_tries; ++k) {
    const double outer = estimate + length;
    const std::optional<double> at_outer = excess(outer);
    if (at_outer && *at_outer >= 0.0) return zero_between(excess, inner, {outer, *at_outer});
    if (at_outer)
      inner = {outer, *at_outer};
    else
      reach = outer;
    length = std::isfinite(reach) ? 0.5 * (inner.first + reach) - estimate : 2.0 * length;
  }
  return infinity;
}

ChiSquareTest ratio_test(const math::NewtonMaximum& top, double value, double df) {
  const double chi_square = std::max(0.0, 2.0 * (top.value - value));
  return {chi_square, df, math::chi_square_upper_tail(chi_square, df)};
}

/// The columns that the unpenalised model keeps.
std::vector<std::size_t> kept_columns(const FollowUp& follow_up, const Covariates& covariates, Ties ties) {
  const CoxMaximum maximum = maximise({follow_up, covariates, ties});
  std::vector<std::size_t> kept;
  for (std::size_t j = 0; j < covariates.columns; ++j)
    if (maximum.state[j] != CoefficientState::redundant) kept.push_back(j);
  return kept;
}

Covariates columns_of(const Covariates& covariates, const std::vector<std::size_t>& kept) {
  Covariates result{covariates.rows, kept.size(), {}};
  for (const std::size_t j : kept) {
    const std::span<const double> column = covariates.column(j);
    result.values.insert(result.values.end(), column.begin(), column.end());
  }
  return result;
}

}  // namespace

FirthCox firth_cox(const FollowUp& follow_up, const Covariates& covariates, const FirthOptions& options) {
  require_estimable(follow_up, covariates, "a Cox model with Firth's penalty");
  const double quantile = math::ConfidenceLevel(options.confidence_level).z(), drop = 0.5 * quantile * quantile;
  const std::vector<std::size_t> kept = kept_columns(follow_up, covariates, options.ties);
  if (kept.empty()) throw NotEstimable("every covariate of the Cox model with Firth's penalty is constant");
  const Covariates columns = columns_of(covariates, kept);
  FirthLikelihood penalised(follow_up, columns, options.ties);

  FirthCox fit;
  for (auto* numbers : {&fit.coefficient, &fit.std_error, &fit.lower, &fit.upper})
    numbers->assign(covariates.columns, not_known);
  fit.test.assign(covariates.columns, {not_known, not_known, not_known});
  fit.likelihood_ratio = {not_known, not_known, not_known};
  const std::vector<double> zero(kept.size());
  const math::NewtonMaximum top = penalised.maximum(zero);
  fit.iterations = top.iterations;
  fit.converged = top.converged;
  if (!fit.converged) return fit;
  static_cast<void>(penalised.value(top.b));
  const Eigen::MatrixXd covariance = penalised.inverse();
  parallel::parallel_for(kept.size(), [&](std::size_t k) {
    FirthLikelihood profiled(follow_up, columns, options.ties);
    const std::size_t j = kept[k];
    const double scale = profiled.scale(k), error = std::sqrt(covariance(eigen_index(k), eigen_index(k)));
    fit.coefficient[j] = top.b[k] / scale;
    fit.std_error[j] = error / scale;
    fit.lower[j] = profile_limit(profiled, top, k, -quantile * error, drop) / scale;
    fit.upper[j] = profile_limit(profiled, top, k, quantile * error, drop) / scale;
    std::vector<double> without = top.b;
    without[k] = 0.0;
    fit.test[j] = ratio_test(top, profiled.maximum(std::move(without), k).value, 1.0);
  });
  fit.likelihood_ratio = ratio_test(top, penalised.value(zero), static_cast<double>(kept.size()));
  return fit;
}

}  // namespace rtsurv::survival
