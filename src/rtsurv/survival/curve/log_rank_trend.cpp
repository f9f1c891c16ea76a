#include "rtsurv/survival/curve/log_rank_trend.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/curve/detail/trend_of.hpp"

namespace rtsurv::survival {
namespace {

using detail::LogRankSums;

/// s'U, the scores taken from the first: U sums to 0, so that the origin changes only the rounding.
double scored_difference(const LogRankSums& sums, std::span<const double> score) {
  double difference = 0.0;
  for (std::size_t g = 0; g < sums.n.size(); ++g)
    difference += (score[g] - score[0]) * (sums.observed[g] - sums.expected[g]);
  return difference;
}

/// s'Vs. The rows of V sum to 0, so that it is a sum over pairs of groups, and 0 exactly where no pair differs.
double scored_variance(const LogRankSums& sums, std::span<const double> score) {
  double variance = 0.0;
  for (std::size_t g = 0; g < sums.n.size(); ++g)
    for (std::size_t h = 0; h < g; ++h) {
      const double distance = score[g] - score[h];
      variance -= distance * distance * sums.variance(LogRankSums::index(g), LogRankSums::index(h));
    }
  return variance;
}

}  // namespace

LogRankTrend detail::trend_of(const LogRankSums& sums, std::span<const double> score, const LogRankOptions& options) {
  if (score.size() < sums.n.size()) throw InvalidOption("every group needs a score for a test for trend");
  if (!std::ranges::all_of(score, [](double s) { return std::isfinite(s); }))
    throw InvalidOption("the scores of a test for trend must be finite numbers");
  if (sums.variance.isZero(0.0)) refuse_comparison(sums, options);
  const double variance = scored_variance(sums, score);
  if (!(variance > 0.0)) throw NotEstimable("no event happens while two groups with different scores are at risk");
  const double z = scored_difference(sums, score) / std::sqrt(variance);
  return {z, {z * z, 1.0, math::chi_square_upper_tail(z * z, 1.0)}};
}

LogRankTrend log_rank_trend(const FollowUp& follow_up, std::span<const int> group, std::span<const double> score,
                            const LogRankOptions& options) {
  return detail::trend_of(detail::log_rank_sums(follow_up, group, options), score, options);
}

}  // namespace rtsurv::survival
