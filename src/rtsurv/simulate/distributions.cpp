#include "rtsurv/simulate/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "rtsurv/math/distributions.hpp"
#include "rtsurv/math/quantile.hpp"

namespace rtsurv::simulate {
namespace {

double inverse(const std::vector<Quantile>& quantiles, double share) {
  std::size_t i = 1;
  while (i + 1 < quantiles.size() && quantiles[i].share < share) ++i;
  const Quantile &low = quantiles[i - 1], &high = quantiles[i];
  return low.value + (high.value - low.value) * (share - low.share) / (high.share - low.share);
}

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Mean 0 and mean square 1; all 0 when the values are equal.
void standardise(std::vector<double>& values) {
  const double n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  for (double& value : values) value -= mean;
  const double scale = std::sqrt(dot(values, values) / n);
  for (double& value : values) value = scale > 1e-12 ? value / scale : 0.0;
}

std::vector<double> normal_scores(const std::vector<double>& values) {
  std::vector<double> ranks = math::average_ranks(values);
  for (double& rank : ranks) rank = math::normal_quantile((rank - 0.375) / (static_cast<double>(ranks.size()) + 0.25));
  standardise(ranks);
  return ranks;
}

/// Columns of mean square 1 that span the same space, each free of the earlier ones; a column that is a combination of
/// them becomes 0. The wanted correlations follow.
void orthogonalise(std::vector<std::vector<double>>& columns, std::vector<double>& wanted) {
  const double n = static_cast<double>(columns.front().size());
  for (std::size_t j = 0; j < columns.size(); ++j) {
    for (std::size_t k = 0; k < j; ++k) {
      const double shared = dot(columns[j], columns[k]) / n;
      for (std::size_t i = 0; i < columns[j].size(); ++i) columns[j][i] -= shared * columns[k][i];
      wanted[j] -= shared * wanted[k];
    }
    const double scale = std::sqrt(dot(columns[j], columns[j]) / n);
    for (double& value : columns[j]) value = scale > 1e-6 ? value / scale : 0.0;
    wanted[j] = scale > 1e-6 ? wanted[j] / scale : 0.0;
  }
}

}  // namespace

std::vector<double> values_with_quantiles(const std::vector<Quantile>& quantiles, std::size_t n, int decimals,
                                          math::RandomStream& random) {
  constexpr double rounding = 1e-6;  // a share such as 0.94697 means the 126th of 133 patients
  const double scale = std::pow(10.0, std::max(0, decimals));
  std::vector<double> values(n);
  for (std::size_t i = 0; i < n; ++i) {
    values[i] = inverse(quantiles, (static_cast<double>(i) + random.uniform()) / static_cast<double>(n));
    if (decimals >= 0) values[i] = std::round(values[i] * scale) / scale;
  }
  for (std::size_t k = 1; k + 1 < quantiles.size() && n > 0; ++k) {
    const double position = static_cast<double>(n - 1) * quantiles[k].share;
    values[static_cast<std::size_t>(std::floor(position + rounding))] = quantiles[k].value;
    values[static_cast<std::size_t>(std::ceil(position - rounding))] = quantiles[k].value;
  }
  std::sort(values.begin(), values.end());
  return values;
}

Attempt<std::vector<double>> scores(const std::vector<std::vector<double>>& followed,
                                    const std::vector<double>& correlations, std::size_t n,
                                    math::RandomStream& random) {
  std::vector<double> own(n);
  for (double& value : own) value = math::normal_quantile(random.uniform());
  if (followed.empty() || n == 0) return {own, {}};
  std::vector<std::vector<double>> columns;
  std::vector<double> wanted;
  for (std::size_t j = 0; j < followed.size(); ++j) {
    columns.push_back(normal_scores(followed[j]));
    wanted.push_back(2.0 * std::sin(std::numbers::pi * correlations[j] / 6.0));
  }
  columns.push_back(std::move(own));
  wanted.push_back(0.0);
  orthogonalise(columns, wanted);
  wanted.pop_back();
  const double explained = dot(wanted, wanted);
  if (explained > 1.0 + 1e-9)
    return {{}, "the correlations of \"follows\" contradict each other: no column has them all"};
  wanted.push_back(std::sqrt(std::max(0.0, 1.0 - explained)));
  Attempt<std::vector<double>> attempt{std::vector<double>(n), {}};
  for (std::size_t j = 0; j < columns.size(); ++j)
    for (std::size_t i = 0; i < n; ++i) attempt.made[i] += wanted[j] * columns[j][i];
  return attempt;
}

std::vector<std::size_t> ascending(const std::vector<double>& scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] < scores[b]; });
  return order;
}

}  // namespace rtsurv::simulate
