#include "rtsurv/survival/cox/detail/residuals.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "rtsurv/parallel/parallel_for.hpp"

namespace rtsurv::survival::detail {
std::vector<double> score_residuals(const RiskSets& sets, const ScaledCovariates& covariates, std::span<const double> b,
                                    std::span<const double> multiplier) {
  const RelativeHazards relative = relative_hazards(sets, covariates, b);
  return score_residuals(sets, covariates, relative, event_time_sums(sets, covariates, relative, multiplier),
                         multiplier);
}

std::vector<double> score_residuals(const RiskSets& sets, const ScaledCovariates& covariates,
                                    const RelativeHazards& relative, const EventTimeSums& sums,
                                    std::span<const double> multiplier) {
  const std::size_t p = covariates.columns();
  std::vector<double> residuals(sets.rows() * p);
  parallel::parallel_ranges(sets.rows(), residuals.size(), [&](std::size_t begin, std::size_t end) {
    std::vector<double> mean(p);
    for (std::size_t row = begin; row < end; ++row) {
      const std::size_t k = sets.event_time[row];
      const double died = row < sets.deaths_end[k] ? (multiplier.empty() ? 1.0 : multiplier[k]) : 0.0;
      const double hazard = hazard_at_risk(sets, sums, row, mean);
      const double r = relative.value[row] / sets.weight[row];
      for (std::size_t j = 0; j < p; ++j) {
        const double x = covariates.x(row, j);
        residuals[row * p + j] = died * (x - sums.mean[k * p + j]) - r * (x * hazard - mean[j]);
      }
    }
  });
  return residuals;
}

std::vector<double> score_cross_product(const RiskSets& sets, std::span<const double> residuals,
                                        std::span<const int> cluster) {
  const std::size_t p = sets.rows() == 0 ? 0 : residuals.size() / sets.rows();
  std::vector<double> sums;  // one row per cluster
  if (cluster.empty()) {
    sums.assign(residuals.begin(), residuals.end());
    for (std::size_t row = 0; row < sets.rows(); ++row)
      for (std::size_t j = 0; j < p; ++j)
        sums[row * p + j] *= sets.weights_are_counts ? std::sqrt(sets.weight[row]) : sets.weight[row];
  } else {
    std::unordered_map<int, std::size_t> place;
    for (std::size_t row = 0; row < sets.rows(); ++row) {
      const std::size_t c = place.try_emplace(cluster[row], place.size()).first->second;
      if (sums.size() == c * p) sums.resize((c + 1) * p);
      for (std::size_t j = 0; j < p; ++j) sums[c * p + j] += sets.weight[row] * residuals[row * p + j];
    }
  }
  std::vector<double> product(p * p);
  for (std::size_t c = 0; c * p < sums.size(); ++c)
    for (std::size_t j = 0; j < p; ++j)
      for (std::size_t k = 0; k < p; ++k) product[j * p + k] += sums[c * p + j] * sums[c * p + k];
  return product;
}

}  // namespace rtsurv::survival::detail
