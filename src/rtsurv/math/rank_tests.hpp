#pragma once
// Rank tests that compare a number between groups. Start here: wilcoxon_rank_sum(), kruskal_wallis().

#include <cstddef>
#include <optional>
#include <span>

namespace rtsurv::math {

/// Wilcoxon's rank sum test of two samples.
struct RankSumTest {
  double statistic = 0.0;  ///< pairs in which x is larger, a tie counting one half (Mann-Whitney U of x)
  double z = 0.0;          ///< standardised, with continuity correction
  double p = 1.0;          ///< two-sided
};

/// Tests that x and y come from one distribution, by the normal approximation at any size:
///
///     z = (U - m n / 2 -+ 1/2) / sqrt( m n / 12 (N + 1 - sum (t^3 - t) / (N (N - 1))) )
///
/// with m, n values in x and y, N = m + n, t the sizes of the groups of ties, the half towards 0.
///
/// Source: Mann & Whitney, Ann Math Stat 18 (1947) 50-60; ties: Lehmann, Nonparametrics (1975) 20.
///
/// Agrees with: R wilcox.test(exact = FALSE, correct = TRUE). Nothing when a sample is empty or all values are equal.
[[nodiscard]] std::optional<RankSumTest> wilcoxon_rank_sum(std::span<const double> x, std::span<const double> y);

/// Kruskal and Wallis' test of several samples.
struct KruskalWallisTest {
  double chi_square = 0.0;  ///< corrected for ties
  double df = 0.0;          ///< groups with a value, minus 1
  double p = 1.0;
};

/// Tests that the groups share one distribution; `group` holds codes 0 .. groups-1, groups without a value are left
/// out.
///
///     H = ( 12 / (N (N + 1)) sum_g R_g^2 / n_g - 3 (N + 1) ) / ( 1 - sum (t^3 - t) / (N^3 - N) )
///
/// with the rank sums R_g.
///
/// Source: Kruskal & Wallis, JASA 47 (1952) 583-621.
///
/// Agrees with: R kruskal.test: statistic within 1e-10, P within 1e-12. Nothing with fewer than two groups or when all
/// values are equal.
[[nodiscard]] std::optional<KruskalWallisTest> kruskal_wallis(std::span<const double> value, std::span<const int> group,
                                                              std::size_t groups);

}  // namespace rtsurv::math
