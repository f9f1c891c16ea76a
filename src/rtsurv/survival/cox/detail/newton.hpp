#pragma once
// Newton-Raphson on the partial likelihood.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/detail/factor.hpp"
#include "rtsurv/survival/cox/detail/likelihood.hpp"

namespace rtsurv::survival::detail {

/// The inner product, summed in order.
[[nodiscard]] double inner(std::span<const double> a, std::span<const double> b);

/// Starts at 0, where it also decides which columns are redundant: along a combination that is constant in every risk
/// set the likelihood is constant for all b. All quantities are on the scaled columns.
class CoxNewton {
 public:
  /// Columns with excluded[j] != 0 stay at 0.
  CoxNewton(ClimbableLikelihood& likelihood, std::span<const std::uint8_t> excluded);

  /// Whether the next step changes nothing that matters: it gains less than `tolerance` in log likelihood, and it moves
  /// the linear predictors by less than 1e-4. (When the likelihood has no maximum, the gain vanishes but the move does
  /// not.) Never where rounding has left no information on a column that had some at 0: a step would leave it out.
  [[nodiscard]] bool settled(double tolerance) const;
  /// One step. It is halved while it gains much less than the quadratic model promises, at the most to log(1 + s) / s
  /// of its length, with s the largest difference of linear predictors that it makes: there the likelihood must rise
  /// (it is generalised self-concordant: Sun & Tran-Dinh, Math Program 178 (2019) 145-213).
  /// False when it does not rise even there, because of rounding.
  [[nodiscard]] bool advance();
  /// Takes the last, tiny step without another look at the likelihood.
  void finish();

  [[nodiscard]] std::span<const double> b() const noexcept { return b_; }
  [[nodiscard]] std::span<const double> step() const noexcept { return step_; }
  [[nodiscard]] double loglik() const noexcept { return loglik_; }
  /// step' H step with the information H at b: twice what the next step gains by the quadratic model.
  [[nodiscard]] double gain() const noexcept { return gain_; }
  /// The same with the information at 0: how far the next step moves the linear predictors, squared, over all events.
  [[nodiscard]] double move() const;
  /// Of the information at b (before the last, tiny step).
  [[nodiscard]] const InformationFactor& factor() const noexcept { return factor_; }
  /// Of the information at 0.
  [[nodiscard]] const InformationFactor& null_factor() const noexcept { return null_factor_; }
  [[nodiscard]] double null_loglik() const noexcept { return null_.loglik; }
  [[nodiscard]] std::span<const double> null_gradient() const noexcept { return null_.gradient; }
  /// U' I^- U at 0.
  [[nodiscard]] double score_statistic() const noexcept { return score_; }

 private:
  void look(const LikelihoodDerivatives& at);
  [[nodiscard]] bool try_step(double length, double least_gain);

  ClimbableLikelihood& likelihood_;
  std::vector<double> b_;
  LikelihoodDerivatives null_;
  InformationFactor null_factor_;
  std::vector<std::uint8_t> excluded_;  // also the redundant ones
  InformationFactor factor_;
  double score_ = 0.0;
  double loglik_ = 0.0, gain_ = 0.0;
  std::vector<double> step_;
};

}  // namespace rtsurv::survival::detail
