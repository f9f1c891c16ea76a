#include "rtsurv/survival/cox/detail/newton.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace rtsurv::survival::detail {
namespace {

/// What a column has to leave of itself after the earlier ones, as a share of its second moment.
constexpr double redundancy = 1e-11;
/// The same once the columns have been chosen: only what rounding has destroyed.
constexpr double breakdown = 1e-14;
constexpr double smallest_move = 1e-8;  // of the linear predictors within a risk set, squared
constexpr double rounding = 1e-13;      // of a log likelihood, relative
constexpr int most_halvings = 40;
constexpr double trusted = 0.2;  // share of the gain that the quadratic model promises
constexpr double infinity = std::numeric_limits<double>::infinity();

LikelihoodDerivatives derivatives_at_zero(ClimbableLikelihood& likelihood) {
  const std::vector<double> zero(likelihood.columns());
  // At 0 all relative hazards are 1: nothing can span too much.
  static_cast<void>(likelihood.move_to(zero));
  return likelihood.derivatives();
}

}  // namespace

double inner(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

CoxNewton::CoxNewton(ClimbableLikelihood& likelihood, std::span<const std::uint8_t> excluded)
    : likelihood_(likelihood),
      b_(likelihood.columns()),
      null_(derivatives_at_zero(likelihood)),
      null_factor_(null_.information, null_.second_moment, redundancy, excluded),
      excluded_(b_.size()),
      factor_(null_factor_),
      score_(inner(null_factor_.solve(null_.gradient), null_.gradient)),
      loglik_(null_.loglik),
      gain_(score_),
      step_(null_factor_.solve(null_.gradient)) {
  for (std::size_t j = 0; j < b_.size(); ++j) excluded_[j] = null_factor_.redundant(j) ? 1 : 0;
}

double CoxNewton::move() const {
  const std::size_t p = b_.size();
  double sum = 0.0;
  for (std::size_t j = 0; j < p; ++j) sum += step_[j] * inner(std::span(null_.information).subspan(j * p, p), step_);
  return sum;
}

bool CoxNewton::settled(double tolerance) const {
  return gain_ <= tolerance && factor_.rank() == null_factor_.rank() && move() <= smallest_move * likelihood_.events();
}

void CoxNewton::look(const LikelihoodDerivatives& at) {
  loglik_ = at.loglik;
  factor_ = InformationFactor(at.information, at.second_moment, breakdown, excluded_);
  step_ = factor_.solve(at.gradient);
  gain_ = inner(step_, at.gradient);
}

bool CoxNewton::try_step(double length, double least_gain) {
  std::vector<double> b(b_);
  for (std::size_t j = 0; j < b.size(); ++j) b[j] += length * step_[j];
  if (!likelihood_.move_to(b)) return false;
  const LikelihoodDerivatives& at = likelihood_.derivatives();
  if (!(at.loglik - loglik_ >= least_gain && at.loglik < infinity)) return false;
  b_ = std::move(b);
  look(at);
  return true;
}

bool CoxNewton::advance() {
  const double noise = rounding * std::fabs(loglik_);
  if (try_step(1.0, trusted * 0.5 * gain_ - noise)) return true;
  const double span = likelihood_.span_of(step_);
  const double safe = std::log1p(span) / span;
  for (double length = 0.5; length > safe; length *= 0.5)
    if (try_step(length, trusted * length * (1.0 - 0.5 * length) * gain_)) return true;
  double length = safe;
  for (int halving = 0; halving <= most_halvings; ++halving, length *= 0.5)
    if (try_step(length, -noise)) return true;
  return false;
}

void CoxNewton::finish() {
  for (std::size_t j = 0; j < b_.size(); ++j) b_[j] += step_[j];
  loglik_ += 0.5 * gain_;
}

}  // namespace rtsurv::survival::detail
