#include "rtsurv/survival/cox/firth.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>

#include <Eigen/Cholesky>
#include <boost/math/tools/toms748_solve.hpp>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/cox/detail/estimates.hpp"
#include "rtsurv/survival/cox/detail/information_slope.hpp"
#include "rtsurv/survival/cox/detail/likelihood.hpp"
#include "rtsurv/survival/cox/detail/maximum.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

constexpr int most_iterations = 500, most_halvings = 40, most_doublings = 12;
constexpr double last_step = 1e-10, longest_step = 5.0, rounding = 1e-13;
constexpr double none = -std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t all_free = static_cast<std::size_t>(-1);

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// A place, and the largest l* found there.
struct Peak {
  Eigen::VectorXd b;
  double value = none;
  int iterations = 0;
  bool converged = false;
};

/// l* and its maxima, on the scaled columns.
class Penalised {
 public:
  Penalised(const FollowUp& follow_up, const Covariates& covariates, Ties ties)
      : sets_(risk_sets(follow_up, ties)),
        scaled_(follow_up, covariates, sets_),
        likelihood_(sets_, scaled_),
        p_(index(covariates.columns)),
        information_(p_, p_) {}

  [[nodiscard]] std::size_t columns() const { return static_cast<std::size_t>(p_); }
  [[nodiscard]] double scale(std::size_t j) const { return scaled_.scaling().scale[j]; }

  /// l*(b); minus infinity where the relative hazards span too much or no information is left.
  [[nodiscard]] double value(const Eigen::VectorXd& b) {
    if (!likelihood_.move_to({b.data(), columns()})) return none;
    const LikelihoodDerivatives& at = likelihood_.derivatives();
    gradient_ = at.gradient;
    for (Eigen::Index j = 0; j < p_; ++j)
      for (Eigen::Index k = 0; k < p_; ++k) information_(j, k) = at.information[static_cast<std::size_t>(j * p_ + k)];
    factor_.compute(information_);
    if (factor_.info() != Eigen::Success) return none;
    double log_determinant = 0.0;
    for (Eigen::Index j = 0; j < p_; ++j) log_determinant += 2.0 * std::log(factor_.matrixLLT()(j, j));
    return std::isfinite(log_determinant) ? at.loglik + 0.5 * log_determinant : none;
  }

  /// The inverse information at the place of the last value().
  [[nodiscard]] Eigen::MatrixXd inverse() const { return factor_.solve(Eigen::MatrixXd::Identity(p_, p_)); }

  /// The maximum from b on, with coefficient `fixed` staying as it is (all_free: none).
  [[nodiscard]] Peak maximum(Eigen::VectorXd b, std::size_t fixed = all_free) {
    Peak peak{std::move(b), none, 0, false};
    peak.value = value(peak.b);
    while (std::isfinite(peak.value) && !peak.converged && peak.iterations < most_iterations) {
      ++peak.iterations;
      const Step step = scoring_step(fixed);
      peak.converged = step.b.lpNorm<Eigen::Infinity>() < last_step * (1.0 + peak.b.lpNorm<Eigen::Infinity>());
      if (!peak.converged && !climb(peak, step)) break;
    }
    return peak;
  }

 private:
  struct Step {
    Eigen::VectorXd b;
    double slope = 0.0;  ///< of l* along it
  };

  /// I^-1 times the penalised score over the free columns, at the place of the last value().
  [[nodiscard]] Step scoring_step(std::size_t fixed) const {
    const Eigen::MatrixXd a = inverse();
    const std::vector<double> slope =
        information_slope(sets_, scaled_, likelihood_.hazards(), {a.data(), columns() * columns()});
    Eigen::VectorXd score(p_);
    Eigen::MatrixXd information = information_;
    for (std::size_t j = 0; j < columns(); ++j) score[index(j)] = gradient_[j] + 0.5 * slope[j];
    if (fixed != all_free) {
      score[index(fixed)] = 0.0;
      information.row(index(fixed)).setZero();
      information.col(index(fixed)).setZero();
      information(index(fixed), index(fixed)) = 1.0;
    }
    Eigen::VectorXd step = information.llt().solve(score);
    const double length = step.lpNorm<Eigen::Infinity>();
    if (length > longest_step) step *= longest_step / length;
    return {step, step.dot(score)};
  }

  /// Goes along the step as far as l* rises by a quarter of its slope (where the curvature of l* is twice I, a whole
  /// step would turn around the maximum); false when it rises nowhere, because of rounding.
  [[nodiscard]] bool climb(Peak& peak, const Step& step) {
    double length = 1.0;
    for (int k = 0; k < most_halvings; ++k, length *= 0.5) {
      const Eigen::VectorXd next = peak.b + length * step.b;
      const double at = value(next);
      if (at < peak.value + 0.25 * length * step.slope - rounding * std::fabs(peak.value)) continue;
      peak.b = next;
      peak.value = at;
      return true;
    }
    peak.value = value(peak.b);
    return false;
  }

  RiskSets sets_;
  ScaledCovariates scaled_;
  PartialLikelihood likelihood_;
  Eigen::Index p_;
  Eigen::MatrixXd information_;
  Eigen::LLT<Eigen::MatrixXd> factor_;
  std::vector<double> gradient_;
};

/// Where the profile of coefficient j has fallen by `drop` on the side of `sign`; infinite where it never does.
double profile_limit(Penalised& penalised, const Peak& top, std::size_t j, double sign, double error, double drop) {
  Eigen::VectorXd start = top.b;
  const auto excess = [&](double at) {
    start[index(j)] = at;
    const Peak peak = penalised.maximum(start, j);
    if (std::isfinite(peak.value)) start = peak.b;
    return std::isfinite(peak.value) ? top.value - drop - peak.value : std::numeric_limits<double>::max();
  };
  double inner = top.b[index(j)], at_inner = -drop, length = sign * std::sqrt(2.0 * drop) * error;
  for (int k = 0; k < most_doublings; ++k, length *= 2.0) {
    const double outer = top.b[index(j)] + length, at_outer = excess(outer);
    if (at_outer == std::numeric_limits<double>::max()) break;
    if (at_outer < 0.0) {
      inner = outer;
      at_inner = at_outer;
      continue;
    }
    std::uintmax_t most = 100;
    const bool upwards = sign > 0.0;
    const auto [low, high] = boost::math::tools::toms748_solve(
        excess, upwards ? inner : outer, upwards ? outer : inner, upwards ? at_inner : at_outer,
        upwards ? at_outer : at_inner, boost::math::tools::eps_tolerance<double>(40), most);
    return 0.5 * (low + high);
  }
  return sign * std::numeric_limits<double>::infinity();
}

ChiSquareTest ratio_test(const Peak& top, double value, double df) {
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
  if (!(options.confidence_level > 0.0 && options.confidence_level < 1.0))
    throw InvalidOption("a confidence level must lie between 0 and 1");
  const std::vector<std::size_t> kept = kept_columns(follow_up, covariates, options.ties);
  if (kept.empty()) throw NotEstimable("every covariate of the Cox model with Firth's penalty is constant");
  Penalised penalised(follow_up, columns_of(covariates, kept), options.ties);

  FirthCox fit;
  for (auto* numbers : {&fit.coefficient, &fit.std_error, &fit.lower, &fit.upper})
    numbers->assign(covariates.columns, nan);
  fit.test.assign(covariates.columns, {nan, nan, nan});
  const Eigen::VectorXd zero = Eigen::VectorXd::Zero(index(kept.size()));
  const Peak top = penalised.maximum(zero);
  fit.iterations = top.iterations;
  fit.converged = top.converged;
  static_cast<void>(penalised.value(top.b));
  const Eigen::MatrixXd covariance = penalised.inverse();
  const double quantile = math::normal_quantile(0.5 + options.confidence_level / 2.0), drop = 0.5 * quantile * quantile;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    const std::size_t j = kept[k];
    const double scale = penalised.scale(k), error = std::sqrt(covariance(index(k), index(k)));
    fit.coefficient[j] = top.b[index(k)] / scale;
    fit.std_error[j] = error / scale;
    fit.lower[j] = profile_limit(penalised, top, k, -1.0, error, drop) / scale;
    fit.upper[j] = profile_limit(penalised, top, k, 1.0, error, drop) / scale;
    Eigen::VectorXd without = top.b;
    without[index(k)] = 0.0;
    fit.test[j] = ratio_test(top, penalised.maximum(without, k).value, 1.0);
  }
  fit.likelihood_ratio = ratio_test(top, penalised.value(zero), static_cast<double>(kept.size()));
  return fit;
}

}  // namespace rtsurv::survival
