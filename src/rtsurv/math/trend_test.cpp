#include "rtsurv/math/trend_test.hpp"

#include "rtsurv/math/distributions.hpp"

namespace rtsurv::math {

std::optional<TrendTest> trend_test(std::span<const ScoredProportion> groups) {
  double total = 0.0, count = 0.0, scores = 0.0;
  for (const ScoredProportion& group : groups) {
    total += static_cast<double>(group.total);
    count += static_cast<double>(group.count);
    scores += static_cast<double>(group.total) * group.score;
  }
  if (count == 0.0 || count == total) return std::nullopt;
  const double mean_score = scores / total, proportion = count / total;
  double spread = 0.0, covariance = 0.0;
  for (const ScoredProportion& group : groups) {
    const double deviation = group.score - mean_score;
    spread += static_cast<double>(group.total) * deviation * deviation;
    covariance += deviation * (static_cast<double>(group.count) - static_cast<double>(group.total) * proportion);
  }
  if (!(spread > 0.0)) return std::nullopt;
  TrendTest test;
  test.slope = covariance / spread;
  test.chi_square = test.slope * covariance / (proportion * (1.0 - proportion));
  test.p = chi_square_upper_tail(test.chi_square, 1.0);
  return test;
}

}  // namespace rtsurv::math
