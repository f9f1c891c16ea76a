#include "rtsurv/survival/cox/dropped_columns.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include <Eigen/Cholesky>

#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/cox/detail/estimates.hpp"
#include "rtsurv/survival/cox/detail/maximum.hpp"

namespace rtsurv::survival {

ChiSquareTest likelihood_ratio_without(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit,
                                       std::span<const std::uint8_t> dropped) {
  detail::require_entry_per_column(fit, dropped);
  if (std::ranges::all_of(dropped, [](std::uint8_t one) { return one != 0; })) return fit.likelihood_ratio;
  return detail::test_without(fit, detail::maximise({follow_up, covariates, fit.ties}, dropped));
}

ChiSquareTest wald_of(const CoxFit& fit, std::span<const std::uint8_t> dropped) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const std::size_t p = fit.coefficient.size();
  detail::require_entry_per_column(fit, dropped);
  std::vector<std::size_t> tested;
  for (std::size_t j = 0; j < p; ++j) {
    if (dropped[j] == 0 || fit.coefficient[j].state == CoefficientState::redundant) continue;
    if (lacks_bound(fit.coefficient[j].state)) return {nan, nan, nan};
    tested.push_back(j);
  }
  const auto df = static_cast<double>(tested.size());
  if (tested.empty()) return {0.0, 0.0, nan};
  if (!has_robust_test(fit.clusters, tested.size())) return {nan, df, nan};
  Eigen::MatrixXd covariance(tested.size(), tested.size());
  Eigen::VectorXd estimate(tested.size());
  for (std::size_t j = 0; j < tested.size(); ++j) {
    estimate(static_cast<Eigen::Index>(j)) = fit.coefficient[tested[j]].estimate;
    for (std::size_t k = 0; k < tested.size(); ++k)
      covariance(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(k)) =
          fit.covariance[tested[j] * p + tested[k]];
  }
  const Eigen::LDLT<Eigen::MatrixXd> factor = covariance.ldlt();
  if (!factor.isPositive() || !(factor.vectorD().minCoeff() > 0.0)) return {nan, df, nan};
  const double chi_square = estimate.dot(factor.solve(estimate));
  return {chi_square, df, math::chi_square_upper_tail(chi_square, df)};
}

}  // namespace rtsurv::survival
