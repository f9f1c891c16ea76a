#include "rtsurv/math/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace rtsurv::math {

double quantile_sorted(std::span<const double> sorted, double p) {
  const double position = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<std::size_t>(std::floor(position));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double share = position - static_cast<double>(below);
  return share == 0.0 ? sorted[below] : (1.0 - share) * sorted[below] + share * sorted[above];
}

CountedValues::CountedValues(std::span<const double> values, std::span<const double> count) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  double all = 0.0;
  for (const std::size_t i : order) {
    const double counted = count.empty() ? 1.0 : count[i];
    if (counted == 0.0) continue;
    all += counted;
    if (!value_.empty() && value_.back() == values[i]) {
      up_to_.back() = all;
    } else {
      value_.push_back(values[i]);
      up_to_.push_back(all);
    }
  }
}

double CountedValues::quantile(double p) const {
  const double position = (up_to_.back() - 1.0) * p, below = std::floor(position);
  const auto at = [&](double place) {  // from 0
    const auto found = std::upper_bound(up_to_.begin(), up_to_.end(), std::min(place, up_to_.back() - 1.0));
    return value_[static_cast<std::size_t>(found - up_to_.begin())];
  };
  const double share = position - below;
  return share == 0.0 ? at(below) : (1.0 - share) * at(below) + share * at(below + 1.0);
}

std::vector<double> average_ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) ++last;
    const double shared = 0.5 * static_cast<double>(first + last) + 1.0;
    for (std::size_t i = first; i <= last; ++i) ranks[order[i]] = shared;
    first = last + 1;
  }
  return ranks;
}

}  // namespace rtsurv::math
