#pragma once
// The best cut of a covariate in a resample. Start here: CutFinder.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/competing/cause_follow_up.hpp"
#include "rtsurv/survival/cutpoint/cut_range.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// A cut with its standardised log-rank statistic, as maxstat() finds it.
struct BestCut {
  double cut = 0.0;
  double statistic = 0.0;
};

/// Whether the scores are rounded to integers first, as maxstat() does for its P by HL.
enum class CutScores : std::uint8_t { as_they_are, integers };

/// The search of maxstat() with log-rank scores, for any number of resamples of one cohort: the covariate is ordered
/// once. A weight is a number of patients, so that a search equals maxstat() on repeated rows:
///
///     a_i = event_i - sum over events j with T_j <= T_i of w_j / (W - W(T_j) + 1)
///
/// W being the sum of the weights and W(t) that of the times up to t; sums over patients become sums of w a.
///
/// With causes the scores are Gray's for cause 1 (detail/scores.hpp), weighted alike.
///
/// Cost: O(n log n) once, O(n) a search.
///
/// Source and ties as in maxstat.hpp.
class CutFinder {
 public:
  /// Subjects whose `x` (caller's order) is not finite are left out. Strata, entry and weights of `follow_up` are not
  /// looked at.
  ///
  /// Throws InvalidOption when `x` does not fit.
  CutFinder(const FollowUp& follow_up, std::span<const double> x, CutRange range,
            CutScores scores = CutScores::as_they_are);
  CutFinder(const CauseFollowUp& follow_up, std::span<const double> x, CutRange range,
            CutScores scores = CutScores::as_they_are);

  /// Nothing when no cut leaves enough patients on both sides, or when no event tells them apart.
  ///
  /// Throws InvalidOption unless `weight` (caller's order, integers) fits.
  [[nodiscard]] std::optional<BestCut> search(std::span<const double> weight) const;

 private:
  void take(const FollowUp& follow_up, std::span<const double> x);
  [[nodiscard]] std::vector<double> scores(std::span<const double> weight, double total) const;
  [[nodiscard]] std::vector<double> log_rank_scores(std::span<const double> weight, double total) const;

  CutRange range_;
  CutScores kind_;
  std::size_t caller_size_;
  std::vector<double> time_;
  std::vector<std::uint8_t> event_;
  std::vector<int> cause_;            ///< empty: the scores are log-rank scores
  std::vector<std::size_t> subject_;  ///< caller's index, by time
  std::vector<double> x_;             ///< ascending
  std::vector<std::size_t> by_x_;     ///< index into the columns above, by x
};

}  // namespace rtsurv::survival
