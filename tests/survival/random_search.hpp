#pragma once
// Cut-point searches on random scores for the tests of the P values, and the plain definition of the statistic.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "rtsurv/survival/cutpoint/detail/search.hpp"

namespace rtsurv::survival {
using namespace detail;

struct SearchSpec {
  unsigned seed;
  std::size_t n;
  unsigned scores;  ///< different scores, the integers 0 .. scores-1
  unsigned cuts;    ///< different x
};

/// Scores rise with x to some degree, so that the maximum is not always small.
inline CutSearch random_search(const SearchSpec& spec, const CutRange& range = {}) {
  std::mt19937 random(spec.seed);
  std::vector<double> x;
  std::vector<double> score;
  for (std::size_t i = 0; i < spec.n; ++i) {
    x.push_back(static_cast<double>(i < 2 ? i : random() % spec.cuts));
    const double shift = random() % 4 == 0 ? x.back() / spec.cuts * spec.scores : 0.0;
    score.push_back(std::min(spec.scores - 1.0, std::floor(shift) + static_cast<double>(random() % spec.scores)));
  }
  score[0] = 0.0;
  score[1] = spec.scores - 1.0;
  return search_cuts(x, score, range);
}

/// A search of n different x whose maximum is `b`; the scores do not matter.
inline CutSearch gaussian_search(std::size_t n, std::vector<std::uint32_t> low, double b) {
  CutSearch search;
  search.score.resize(n);
  search.low = std::move(low);
  search.maximum = b;
  return search;
}

/// |S_m - m mean| / std_error_m for the first m of an ordering of all scores, from the definition.
inline double statistic_of(const std::vector<double>& ordering, std::size_t m) {
  const auto n = static_cast<double>(ordering.size());
  const auto size = static_cast<double>(m);
  double sum = 0.0, total = 0.0, squares = 0.0;
  for (std::size_t i = 0; i < ordering.size(); ++i) {
    if (i < m) sum += ordering[i];
    total += ordering[i];
    squares += ordering[i] * ordering[i];
  }
  const double variance = size * (n - size) / (n * n * (n - 1.0)) * (n * squares - total * total);
  return std::fabs(sum - size / n * total) / std::sqrt(variance);
}

/// The share of all orderings whose statistic reaches the observed maximum at some candidate, by trying them all.
inline double share_reaching(const CutSearch& search) {
  std::vector<std::size_t> order(search.score.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::vector<double> ordering(order.size());
  double reaching = 0.0, all = 0.0;
  do {
    for (std::size_t i = 0; i < order.size(); ++i) ordering[i] = search.score[order[i]];
    reaching += std::ranges::any_of(
        search.low, [&](std::uint32_t m) { return statistic_of(ordering, m) >= search.maximum - 1e-9; });
    all += 1.0;
  } while (std::ranges::next_permutation(order).found);
  return reaching / all;
}

}  // namespace rtsurv::survival
