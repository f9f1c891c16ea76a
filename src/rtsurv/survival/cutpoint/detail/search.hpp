#pragma once
// The statistic over all cuts of a covariate: the part of maxstat() that every P method starts from.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rtsurv/survival/cutpoint/cut_range.hpp"

namespace rtsurv::survival::detail {

/// The standardised statistic at every candidate cut, and its maximum.
struct CutSearch {
  std::vector<double> score;       ///< in ascending order of x (of score where x is tied)
  double mean = 0.0;               ///< of the scores
  std::vector<std::uint32_t> low;  ///< m, the number of subjects at or below each candidate; ascending
  std::vector<double> cut;         ///< x at each candidate
  std::vector<double> std_error;   ///< of S_m, the sum of the m lowest subjects' scores, over all orderings
  std::vector<double> statistic;   ///< |S_m - m mean| / std_error
  std::size_t best = 0;            ///< first candidate that reaches the maximum (within 1e-12 of it)
  double maximum = 0.0;            ///< b, the observed value of the test statistic M
};

/// Searches the cuts of `x`; `score[i]` belongs to `x[i]`.
///
///     std_error_m^2 = m (N - m) / (N (N - 1)) sum (a - mean a)^2
///
/// Cost: O(N log N).
///
/// Throws NotEstimable when no cut is left or the scores are all equal.
[[nodiscard]] CutSearch search_cuts(std::span<const double> x, std::span<const double> score, const CutRange& range);

/// Orderings whose statistic equals the observed one count as reaching it; rounding must not decide.
/// |S_m - m mean| >= reach[k] says that candidate k reaches the observed maximum b: reach = (b - 1e-9 (1 + b))
/// std_error.
[[nodiscard]] std::vector<double> reaching_bounds(const CutSearch& search);

}  // namespace rtsurv::survival::detail
