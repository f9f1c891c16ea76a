#pragma once
// Does a proportion rise or fall along ordered groups? Start here: trend_test().

#include <cstddef>
#include <optional>
#include <span>

namespace rtsurv::math {

/// One group: `count` of `total` at a score.
struct ScoredProportion {
  double score = 0.0;
  std::size_t count = 0, total = 0;
};

struct TrendTest {
  double slope = 0.0;  ///< change of the proportion per unit of the score, by least squares weighted with the totals
  double chi_square = 0.0;  ///< 1 degree of freedom
  double p = 1.0;           ///< two-sided
};

/// Cochran and Armitage's test for a linear trend in proportions, without continuity correction:
///
///     slope = sum n_i (s_i - s) (p_i - p) / S,   S = sum n_i (s_i - s)^2,   X^2 = slope^2 S / (p (1 - p))
///
/// with the scores s_i, p_i = x_i / n_i, the means s and p over all patients. Groups without patients count for
/// nothing.
///
/// Source: Cochran, Biometrics 10 (1954) 417-451; Armitage, Biometrics 11 (1955) 375-386.
///
/// Agrees with: R prop.trend.test. Nothing when fewer than two scores have patients, or when all or none are counted.
[[nodiscard]] std::optional<TrendTest> trend_test(std::span<const ScoredProportion> groups);

}  // namespace rtsurv::math
