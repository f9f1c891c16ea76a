#include "rtsurv/math/rank_tests.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "rtsurv/math/distributions.hpp"
#include "rtsurv/math/quantile.hpp"

namespace rtsurv::math {
namespace {

/// Sum of t^3 - t over the groups of tied values.
double tie_sum(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  double sum = 0.0;
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last = std::upper_bound(first, sorted.end(), *first);
    const auto t = static_cast<double>(last - first);
    sum += t * t * t - t;
    first = last;
  }
  return sum;
}

/// A deviation moved half a unit towards 0.
double continuity_corrected(double deviation) {
  return std::copysign(std::max(std::fabs(deviation) - 0.5, 0.0), deviation);
}

}  // namespace

std::optional<RankSumTest> wilcoxon_rank_sum(std::span<const double> x, std::span<const double> y) {
  if (x.empty() || y.empty()) return std::nullopt;
  std::vector<double> all(x.begin(), x.end());
  all.insert(all.end(), y.begin(), y.end());
  const auto m = static_cast<double>(x.size()), n = static_cast<double>(y.size());
  const double total = m + n;
  const double variance = m * n / 12.0 * (total + 1.0 - tie_sum(all) / (total * (total - 1.0)));
  if (!(variance > 0.0)) return std::nullopt;

  const std::vector<double> ranks = average_ranks(all);
  double rank_sum = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) rank_sum += ranks[i];
  RankSumTest test;
  test.statistic = rank_sum - m * (m + 1.0) / 2.0;
  test.z = continuity_corrected(test.statistic - m * n / 2.0) / std::sqrt(variance);
  test.p = normal_two_sided(test.z);
  return test;
}

std::optional<KruskalWallisTest> kruskal_wallis(std::span<const double> value, std::span<const int> group,
                                                std::size_t groups) {
  const std::vector<double> ranks = average_ranks(value);
  std::vector<double> rank_sum(groups, 0.0), size(groups, 0.0);
  for (std::size_t i = 0; i < value.size(); ++i) {
    rank_sum[static_cast<std::size_t>(group[i])] += ranks[i];
    size[static_cast<std::size_t>(group[i])] += 1.0;
  }
  const auto present = std::count_if(size.begin(), size.end(), [](double n) { return n > 0.0; });
  const auto total = static_cast<double>(value.size());
  const double untied = 1.0 - tie_sum(value) / (total * total * total - total);
  if (present < 2 || !(untied > 0.0)) return std::nullopt;

  double between = 0.0;
  for (std::size_t g = 0; g < groups; ++g)
    if (size[g] > 0.0) between += rank_sum[g] * rank_sum[g] / size[g];
  KruskalWallisTest test;
  test.chi_square = (12.0 * between / (total * (total + 1.0)) - 3.0 * (total + 1.0)) / untied;
  test.df = static_cast<double>(present - 1);
  test.p = chi_square_upper_tail(test.chi_square, test.df);
  return test;
}

}  // namespace rtsurv::math
