#pragma once
// The partial likelihood from the sums of all parts.

#include <cstddef>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/detail/likelihood.hpp"
#include "rtsurv/survival/cox/detail/risk_scan.hpp"
#include "rtsurv/survival/pooled/pooled_cox.hpp"

namespace rtsurv::survival::detail {

/// What pooled_cox() documents, for CoxNewton to climb.
class PooledLikelihood final : public ClimbableLikelihood {
 public:
  /// Keeps references to both. With `two_passes` the matrix is asked for by derivatives().
  PooledLikelihood(const CoxPlan& plan, const CoxEvaluate& evaluate, bool two_passes);

  [[nodiscard]] std::size_t columns() const override { return plan_.columns(); }
  [[nodiscard]] double events() const override;
  /// Also false when the log likelihood is not finite.
  [[nodiscard]] bool move_to(std::span<const double> b) override;
  /// Once after each move.
  [[nodiscard]] const LikelihoodDerivatives& derivatives() override;
  /// From the lowest and highest value of each column.
  [[nodiscard]] double span_of(std::span<const double> step) const override;

 private:
  [[nodiscard]] CoxSums ask(const CoxQuestion& question) const;
  void check(const CoxSums& sums) const;
  void sum_over_times(const CoxSums& sums);
  void add_time(std::size_t k, std::span<const double> at_risk, std::span<const double> tied);
  void add_matrix(const std::vector<double>& lower);
  void finish();

  const CoxPlan& plan_;
  const CoxEvaluate& evaluate_;
  CoxQuestion question_;
  std::vector<double> hazard_, spared_;  // of each event time
  std::vector<double> lower_;            // the information, lower triangle: without the first term, with two passes
  std::vector<double> second_moment_;
  ExpandedSum loglik_;
  LikelihoodDerivatives derivatives_;
};

}  // namespace rtsurv::survival::detail
