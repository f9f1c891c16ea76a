#pragma once
// The two cuts of a covariate that make the three most different groups, and an honest P value. Start here: two_cuts().

#include <cstddef>
#include <cstdint>
#include <span>

#include "rtsurv/survival/cutpoint/maxstat.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

struct TwoCutOptions {
  MaxstatScore score = MaxstatScore::log_rank;
  double min_proportion = 0.1;  ///< smallest share of subjects in the lowest and in the middle group
  double max_proportion = 0.9;  ///< largest share at or below the upper cut
  std::uint32_t replicates = 9999;
  std::uint64_t seed = 1;
};

/// Groups are x <= low_cut, low_cut < x <= high_cut, x > high_cut.
struct TwoCuts {
  double low_cut = 0.0, high_cut = 0.0;
  std::size_t n_low = 0, n_middle = 0, n_high = 0;
  std::size_t pairs = 0;     ///< that were searched
  double statistic = 0.0;    ///< Q
  double p = 1.0;            ///< corrected for the search over all pairs
  double p_std_error = 0.0;  ///< Monte Carlo error of p
};

/// Searches all pairs of the cuts of maxstat() with max(1, floor(N min)) subjects or more between them. For groups of
/// n_g subjects with mean scores a_g, a the mean of all N scores:
///
///     Q = (N - 1) sum_g n_g (a_g - a)^2 / sum_i (a_i - a)^2
///
/// the conditional quadratic form of k samples, which for one cut is the square of maxstat()'s statistic; about
/// chi-square on 2 df for groups that were not searched. The first maximum wins (within 1e-12 of it). P = (1 +
/// #{orderings of the scores whose largest Q reaches it}) / (1 + B), as condMC does for one cut.
///
/// Cost: O(B K^2) for K candidate cuts. Depends on the seed, not on the number of threads.
///
/// Source: Strasser & Weber, Math Meth Stat 8 (1999) 220-250, of whom Hothorn & Lausen, CSDA 43 (2003) 121-137 use the
/// case of one cut.
///
/// Agrees with: the definition in R: statistic within 1e-9 relative, P within four of its errors, see
/// tests/oracle/two_cuts/.
///
/// Throws as maxstat(); NotEstimable when no pair is left, or with more than 1000 candidate cuts.
[[nodiscard]] TwoCuts two_cuts(const FollowUp& follow_up, std::span<const double> x, const TwoCutOptions& options = {});
/// The same for cause 1 when other causes compete with it, as maxstat() takes them.
[[nodiscard]] TwoCuts two_cuts(const CauseFollowUp& follow_up, std::span<const double> x, const TwoCutOptions& options);

}  // namespace rtsurv::survival
