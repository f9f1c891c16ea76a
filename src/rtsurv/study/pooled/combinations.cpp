#include "rtsurv/study/pooled/combinations.hpp"

#include <algorithm>
#include <utility>

#include "rtsurv/study/pooled/union.hpp"

namespace rtsurv::study {
namespace {

/// Numbers each pair of codes that occurs, in ascending order.
std::vector<int> numbered(const std::vector<int>& first, const std::vector<int>& second) {
  std::vector<long long> keys;
  keys.reserve(first.size());
  for (std::size_t i = 0; i < first.size(); ++i) keys.push_back((static_cast<long long>(first[i]) << 32) | second[i]);
  std::vector<long long> distinct(keys);
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  std::vector<int> code;
  code.reserve(keys.size());
  for (const long long key : keys)
    code.push_back(static_cast<int>(std::ranges::lower_bound(distinct, key) - distinct.begin()));
  return code;
}

}  // namespace

Combinations combinations_of(std::span<const std::vector<int>> codes, std::size_t cases) {
  Combinations result;
  result.code.assign(cases, 0);
  for (const std::vector<int>& factor : codes) result.code = numbered(result.code, factor);
  for (std::size_t i = 0; i < cases; ++i) {
    const auto code = static_cast<std::size_t>(result.code[i]);
    if (code >= result.levels.size()) result.levels.resize(code + 1);
    std::vector<int>& levels = result.levels[code];
    if (levels.empty())
      for (const std::vector<int>& factor : codes) levels.push_back(factor[i]);
  }
  return result;
}

MergedCombinations merged(const std::vector<std::vector<int>>& a, const std::vector<std::vector<int>>& b) {
  MergedCombinations both;
  PlacesInUnion places = union_of(
      a.size(), b.size(), [&](std::size_t i, std::size_t j) { return a[i] <=> b[j]; },
      [&](std::partial_ordering order, std::size_t i, std::size_t j) {
        both.together.push_back(std::is_lteq(order) ? a[i] : b[j]);
      });
  both.of_a = std::move(places.of_a);
  both.of_b = std::move(places.of_b);
  return both;
}

}  // namespace rtsurv::study
