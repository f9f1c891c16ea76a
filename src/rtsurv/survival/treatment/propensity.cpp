#include "rtsurv/survival/treatment/propensity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/newton.hpp"
#include "rtsurv/survival/cox/detail/factor.hpp"

namespace rtsurv::survival {
namespace {

constexpr double redundant_below = 1e-11;       // of the second moment of a column
constexpr double vanished_below = 1e-7;         // of the information at 0
constexpr double nearly_vanished_below = 1e-4;  // the same where Newton's method did not end
constexpr double takes_part_above = 1e-2;       // of the largest component of the last step
constexpr math::NewtonRules newton_rules{.most_iterations = 60, .last_step = 1e-10};

/// The likelihood on an intercept and centred, scaled columns; rows of patients that count 0 are left out.
class LogisticLikelihood {
 public:
  LogisticLikelihood(std::span<const std::uint8_t> treated, const Covariates& covariates,
                     std::span<const double> patients)
      : p_(covariates.columns + 1), mean_(p_, 0.0), scale_(p_, 1.0) {
    for (std::size_t i = 0; i < treated.size(); ++i) {
      const double m = patients.empty() ? 1.0 : patients[i];
      if (m == 0.0) continue;
      row_.push_back(i);
      m_.push_back(m);
      z_.push_back(treated[i] != 0 ? 1.0 : 0.0);
    }
    x_.assign(row_.size() * p_, 1.0);
    for (std::size_t j = 1; j < p_; ++j) fill(j, covariates.column(j - 1));
    eta_.resize(row_.size());
    const std::vector<double> start = information(0.25);
    std::vector<double> moment(p_);
    for (std::size_t j = 0; j < p_; ++j) moment[j] = start[j * p_ + j];
    const detail::InformationFactor factor(start, moment, redundant_below);
    for (std::size_t j = 0; j < p_; ++j) {
      excluded_.push_back(factor.redundant(j) ? 1 : 0);
      at_0_.push_back(factor.pivot(j));
    }
    last_step_.assign(p_, 0.0);
  }

  // For math::newton_maximum().
  [[nodiscard]] double value(const std::vector<double>& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < eta_.size(); ++i) {
      double eta = 0.0;
      for (std::size_t j = 0; j < p_; ++j) eta += x_[i * p_ + j] * b[j];
      eta_[i] = eta;
      sum += m_[i] * (z_[i] * eta - std::max(eta, 0.0) - std::log1p(std::exp(-std::fabs(eta))));
    }
    return sum;
  }

  [[nodiscard]] math::NewtonStep step() {
    std::vector<double> gradient(p_, 0.0);
    for (std::size_t i = 0; i < eta_.size(); ++i) {
      const double residual = m_[i] * (z_[i] - probability(eta_[i]));
      for (std::size_t j = 0; j < p_; ++j) gradient[j] += residual * x_[i * p_ + j];
    }
    const detail::InformationFactor factor(information(), at_0_, vanished_below, excluded_);
    math::NewtonStep step{std::vector<double>(p_, 0.0), 0.0};
    if (has_vanished(factor)) return step;
    step.direction = factor.solve(gradient);
    for (std::size_t j = 0; j < p_; ++j) step.slope += step.direction[j] * gradient[j];
    last_step_ = step.direction;
    return step;
  }

  /// At the place of the last value(), less than that share of the information at 0 is left along a direction.
  [[nodiscard]] bool is_separated(double share) const {
    return has_vanished(detail::InformationFactor(information(), at_0_, share, excluded_));
  }

  /// Columns of the covariates in which the last step went on, and so will all steps after it.
  [[nodiscard]] std::vector<std::size_t> separating() const {
    double largest = 0.0;
    for (std::size_t j = 1; j < p_; ++j) largest = std::max(largest, std::fabs(last_step_[j]));
    std::vector<std::size_t> columns;
    for (std::size_t j = 1; j < p_; ++j)
      if (std::fabs(last_step_[j]) > takes_part_above * largest) columns.push_back(j - 1);
    return columns;
  }

  /// Coefficients per unit, and the probability of every row of the covariates.
  void write(const std::vector<double>& b, const Covariates& covariates, Propensity& result) const {
    result.intercept = b[0];
    for (std::size_t j = 1; j < p_; ++j) {
      result.coefficient.push_back(excluded_[j] != 0 ? std::numeric_limits<double>::quiet_NaN() : b[j] / scale_[j]);
      if (excluded_[j] == 0) result.intercept -= b[j] * mean_[j] / scale_[j];
    }
    for (std::size_t i = 0; i < covariates.rows; ++i) {
      double eta = b[0];
      for (std::size_t j = 1; j < p_; ++j)
        if (excluded_[j] == 0) eta += b[j] * (covariates.column(j - 1)[i] - mean_[j]) / scale_[j];
      result.probability.push_back(probability(eta));
    }
  }

  [[nodiscard]] std::size_t parameters() const { return p_; }

 private:
  static double probability(double eta) {
    return eta < 0.0 ? std::exp(eta) / (1.0 + std::exp(eta)) : 1.0 / (1.0 + std::exp(-eta));
  }

  void fill(std::size_t j, std::span<const double> column) {
    double all = 0.0, sum = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < row_.size(); ++i) {
      all += m_[i];
      sum += m_[i] * column[row_[i]];
    }
    mean_[j] = sum / all;
    for (std::size_t i = 0; i < row_.size(); ++i) {
      const double centred = column[row_[i]] - mean_[j];
      squares += m_[i] * centred * centred;
    }
    // Below this a constant's rounding would be taken for a spread.
    const double rounding = 1e-12 * std::fabs(mean_[j]);
    scale_[j] = std::sqrt(squares / all) > rounding ? std::sqrt(squares / all) : 0.0;
    for (std::size_t i = 0; i < row_.size(); ++i)
      x_[i * p_ + j] = scale_[j] > 0.0 ? (column[row_[i]] - mean_[j]) / scale_[j] : 0.0;
  }

  /// sum_i m_i v_i x_i x_i' with v = e (1 - e), or a v for everybody.
  [[nodiscard]] std::vector<double> information(std::optional<double> v = std::nullopt) const {
    std::vector<double> h(p_ * p_, 0.0);
    for (std::size_t i = 0; i < eta_.size(); ++i) {
      const double e = probability(eta_[i]);
      const double weight = m_[i] * v.value_or(e * (1.0 - e));
      const double* x = x_.data() + i * p_;
      for (std::size_t j = 0; j < p_; ++j)
        for (std::size_t k = 0; k <= j; ++k) h[j * p_ + k] += weight * x[j] * x[k];
    }
    return h;
  }

  [[nodiscard]] bool has_vanished(const detail::InformationFactor& factor) const {
    for (std::size_t j = 0; j < p_; ++j)
      if (excluded_[j] == 0 && factor.redundant(j)) return true;
    return false;
  }

  std::size_t p_;
  std::vector<double> mean_, scale_;  // of column j, from 1; 0 is the intercept
  std::vector<std::size_t> row_;      // in the covariates
  std::vector<double> m_, z_, x_, eta_;
  std::vector<std::uint8_t> excluded_;
  std::vector<double> at_0_;  // pivots of the information at 0
  std::vector<double> last_step_;
};

void check_propensity_input(std::span<const std::uint8_t> treated, const Covariates& covariates,
                            std::span<const double> patients) {
  if (covariates.rows != treated.size() || (!patients.empty() && patients.size() != treated.size()))
    throw InvalidOption("treatments, covariates and patients must have one value per row");
  if (!std::ranges::all_of(covariates.values, [](double x) { return std::isfinite(x); }))
    throw InvalidOption("covariates of a propensity must be finite");
  if (!std::ranges::all_of(patients, [](double m) { return std::isfinite(m) && m >= 0.0; }))
    throw InvalidOption("numbers of patients must be finite and not negative");
  bool first = false, second = false;
  for (std::size_t i = 0; i < treated.size(); ++i)
    if (patients.empty() || patients[i] > 0.0) (treated[i] != 0 ? second : first) = true;
  if (!first || !second) throw NotEstimable("one of the two treatments has no patients");
}

}  // namespace

Propensity propensity(std::span<const std::uint8_t> treated, const Covariates& covariates,
                      std::span<const double> patients) {
  check_propensity_input(treated, covariates, patients);
  LogisticLikelihood likelihood(treated, covariates, patients);
  const math::NewtonMaximum found =
      math::newton_maximum(likelihood, std::vector<double>(likelihood.parameters(), 0.0), newton_rules);
  Propensity result;
  result.iterations = found.iterations;
  if (likelihood.is_separated(found.converged ? vanished_below : nearly_vanished_below)) {
    result.state = PropensityState::separated;
    result.separating = likelihood.separating();
    return result;
  }
  if (!found.converged) {
    result.state = PropensityState::not_converged;
    return result;
  }
  std::vector<double> b = found.b;
  for (std::size_t j = 0; j < b.size(); ++j) b[j] += found.rest[j];
  likelihood.write(b, covariates, result);
  return result;
}

}  // namespace rtsurv::survival
