#include "rtsurv/study/pooled/combinations.hpp"

#include <algorithm>

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
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    const bool of_a = j == b.size() || (i < a.size() && !(b[j] < a[i]));
    const bool of_b = i == a.size() || (j < b.size() && !(a[i] < b[j]));
    const int code = static_cast<int>(both.together.size());
    both.together.push_back(of_a ? a[i] : b[j]);
    if (of_a) {
      both.of_a.push_back(code);
      ++i;
    }
    if (of_b) {
      both.of_b.push_back(code);
      ++j;
    }
  }
  return both;
}

}  // namespace rtsurv::study
