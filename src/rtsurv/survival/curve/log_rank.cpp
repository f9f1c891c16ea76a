#include "rtsurv/survival/curve/log_rank.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include <Eigen/Cholesky>

#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/curve/detail/log_rank_sums.hpp"

namespace rtsurv::survival {
namespace {

using detail::LogRankSums;

/// V is the Laplacian of a graph whose edges join groups that are at risk together at an event, so that its rank is the
/// number of groups minus the number of connected components. Gives all groups but the first of each component.
std::vector<Eigen::Index> free_groups(const Eigen::MatrixXd& variance) {
  std::vector<std::size_t> first(static_cast<std::size_t>(variance.rows()));  // first group of each group's component
  std::iota(first.begin(), first.end(), std::size_t{0});
  for (std::size_t g = 0; g < first.size(); ++g)
    for (std::size_t h = 0; h < g; ++h) {
      if (variance(LogRankSums::index(g), LogRankSums::index(h)) == 0.0) continue;
      const std::size_t joined = std::min(first[g], first[h]), dissolved = std::max(first[g], first[h]);
      std::ranges::replace(first, dissolved, joined);
    }
  std::vector<Eigen::Index> free;
  for (std::size_t g = 0; g < first.size(); ++g)
    if (first[g] != g) free.push_back(LogRankSums::index(g));
  return free;
}

ChiSquareTest test(const LogRankSums& sums, const LogRankOptions& options) {
  const std::vector<Eigen::Index> free = free_groups(sums.variance);
  if (free.empty()) detail::refuse_comparison(sums, options);
  const Eigen::MatrixXd variance = sums.variance(free, free);
  Eigen::VectorXd difference(variance.rows());
  for (std::size_t i = 0; i < free.size(); ++i) {
    const auto g = static_cast<std::size_t>(free[i]);
    difference(LogRankSums::index(i)) = sums.observed[g] - sums.expected[g];
  }
  const double chi_square = difference.dot(variance.llt().solve(difference));
  const auto df = static_cast<double>(free.size());
  return {chi_square, df, math::chi_square_upper_tail(chi_square, df)};
}

}  // namespace

LogRank detail::log_rank_of(LogRankSums sums, const LogRankOptions& options) {
  const ChiSquareTest result = test(sums, options);
  return {std::move(sums.n), std::move(sums.observed), std::move(sums.expected), result};
}

LogRank log_rank(const FollowUp& follow_up, std::span<const int> group, const LogRankOptions& options) {
  return detail::log_rank_of(detail::log_rank_sums(follow_up, group, options), options);
}

}  // namespace rtsurv::survival
