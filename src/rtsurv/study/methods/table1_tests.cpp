#include "rtsurv/study/methods/table1_tests.hpp"

#include <vector>

#include "rtsurv/math/fisher_exact.hpp"
#include "rtsurv/math/rank_tests.hpp"

namespace rtsurv::study {
namespace {

constexpr double smallest_expected_for_chi_square = 5.0;

math::Contingency counts(std::span<const int> level, int levels, std::span<const int> group, int groups) {
  math::Contingency table{static_cast<std::size_t>(levels), static_cast<std::size_t>(groups), {}};
  table.count.assign(table.rows * table.columns, 0);
  for (std::size_t i = 0; i < level.size(); ++i)
    ++table.count[static_cast<std::size_t>(level[i]) * table.columns + static_cast<std::size_t>(group[i])];
  return table;
}

}  // namespace

NamedTest compare_numbers(std::span<const double> value, std::span<const int> group, int groups) {
  const std::string none = "no test: all values are equal, or fewer than two groups have values";
  if (groups == 2) {
    std::vector<double> first, second;
    for (std::size_t i = 0; i < value.size(); ++i) (group[i] == 0 ? first : second).push_back(value[i]);
    const auto test = math::wilcoxon_rank_sum(first, second);
    return test ? NamedTest{test->p, "Wilcoxon rank-sum"} : NamedTest{{}, none};
  }
  const auto test = math::kruskal_wallis(value, group, static_cast<std::size_t>(groups));
  return test ? NamedTest{test->p, "Kruskal-Wallis"} : NamedTest{{}, none};
}

NamedTest compare_levels(std::span<const int> level, int levels, std::span<const int> group, int groups) {
  const math::Contingency table = counts(level, levels, group, groups);
  const auto chi_square = math::chi_square_test(table);
  if (!chi_square) return {{}, "no test: a single level, or fewer than two groups have values"};
  if (chi_square->smallest_expected >= smallest_expected_for_chi_square) return {chi_square->p, "chi-square"};
  if (const auto p = math::fisher_exact(table)) return {*p, "Fisher's exact"};
  return {chi_square->p, "chi-square (expected counts below 5; too large for Fisher's exact test)"};
}

}  // namespace rtsurv::study
