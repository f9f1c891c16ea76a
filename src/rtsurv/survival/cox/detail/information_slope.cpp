#include "rtsurv/survival/cox/detail/information_slope.hpp"

#include <Eigen/Core>

#include "rtsurv/survival/cox/detail/event_sums.hpp"

namespace rtsurv::survival::detail {
namespace {

using Matrix = Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

/// sum_kl a_kl xbar_t xbar' A xbar.
Eigen::VectorXd cubes_of_means(const RiskSets& sets, const ScaledCovariates& covariates,
                               const RelativeHazards& relative, const Matrix& a) {
  Eigen::VectorXd sum = Eigen::VectorXd::Zero(a.rows());
  RiskScan scan(sets, covariates);
  scan.start(relative.value);
  for (std::size_t left = sets.times(); left > 0; --left) {
    scan.move_back();
    const std::size_t k = scan.event_time();
    const Eigen::Map<const Eigen::VectorXd> s1(scan.s1().data(), a.rows()), e1(scan.e1().data(), a.rows());
    for (double l = 0.0; l < sets.steps[k]; l += 1.0) {
      const double f = l / sets.steps[k];
      const Eigen::VectorXd mean = (s1 - f * e1) / (scan.s0() - f * scan.e0());
      sum += sets.step_weight[k] * mean.dot(a * mean) * mean;
    }
  }
  return sum;
}

}  // namespace

std::vector<double> information_slope(const RiskSets& sets, const ScaledCovariates& covariates,
                                      const RelativeHazards& relative, std::span<const double> a) {
  const auto p = static_cast<Eigen::Index>(covariates.columns());
  const Matrix matrix(a.data(), p, p);
  const EventTimeSums sums = event_time_sums(sets, covariates, relative);
  Eigen::VectorXd slope = 2.0 * cubes_of_means(sets, covariates, relative, matrix);
  Eigen::VectorXd x(p), mean(p);
  for (std::size_t row = 0; row < sets.rows(); ++row) {
    for (Eigen::Index j = 0; j < p; ++j) x[j] = covariates.x(row, static_cast<std::size_t>(j));
    const double hazard = hazard_at_risk(sets, sums, row, {mean.data(), covariates.columns()});
    const Eigen::VectorXd ax = matrix * x;
    const double q = x.dot(ax);
    slope += relative.value[row] * ((q * hazard - 2.0 * ax.dot(mean)) * x - q * mean);
  }
  return {slope.begin(), slope.end()};
}

}  // namespace rtsurv::survival::detail
