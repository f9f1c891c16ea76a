#include "rtsurv/study/noticed/values.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace rtsurv::study::noticed {

using table::Column, table::ColumnType;

bool is_number(const Column& column) noexcept {
  return column.type == ColumnType::number || column.type == ColumnType::integer;
}

std::size_t known(const Column& column) noexcept {
  return static_cast<std::size_t>(std::ranges::count(column.missing, 0));
}

std::vector<double> sorted_values(const Column& column) {
  std::vector<double> values;
  for (std::size_t i = 0; i < column.number.size(); ++i)
    if (column.missing[i] == 0) values.push_back(column.number[i]);
  std::ranges::sort(values);
  return values;
}

std::vector<std::pair<double, std::size_t>> counted_values(const Column& column) {
  std::vector<std::pair<double, std::size_t>> counts;
  for (const double value : sorted_values(column)) {
    if (counts.empty() || counts.back().first != value) counts.emplace_back(value, 0);
    ++counts.back().second;
  }
  return counts;
}

std::vector<std::size_t> level_counts(const Column& column) {
  std::vector<std::size_t> counts(column.level.size());
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column.missing[i] == 0) ++counts[static_cast<std::size_t>(column.code[i])];
  return counts;
}

bool all_whole(const std::vector<double>& values) noexcept {
  return std::ranges::all_of(values, [](double value) { return value == std::floor(value); });
}

bool is_category(const Column& column) {
  if (column.type != ColumnType::text) return false;
  const auto counts = level_counts(column);
  const auto occurring = counts.size() - static_cast<std::size_t>(std::ranges::count(counts, 0U));
  return occurring > 0 && 2 * occurring <= known(column);
}

std::vector<int> few_codes(const Column& column) {
  constexpr std::size_t most_numbers = 10;
  const bool text = column.type == ColumnType::text;
  std::map<double, int> place;
  if (column.type == ColumnType::date) return {};
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] == 0) place.emplace(text ? column.code[i] : column.number[i], 0);
    if (is_number(column) && place.size() > most_numbers) return {};
  }
  if (place.size() < 2) return {};
  int next = 0;
  for (auto& [value, code] : place) code = next++;
  std::vector<int> codes(column.size(), -1);
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column.missing[i] == 0) codes[i] = place.at(text ? column.code[i] : column.number[i]);
  return codes;
}

std::size_t both_known(const Column& a, const Column& b) noexcept {
  std::size_t n = 0;
  for (std::size_t i = 0; i < a.size(); ++i) n += a.missing[i] == 0 && b.missing[i] == 0 ? 1U : 0U;
  return n;
}

std::optional<double> correlation(const Column& a, const Column& b) {
  constexpr std::size_t fewest = 10;
  const std::size_t n = both_known(a, b);
  if (n < fewest) return std::nullopt;
  double mean_a = 0, mean_b = 0;
  const auto over_both = [&](auto&& use) {
    for (std::size_t i = 0; i < a.size(); ++i)
      if (a.missing[i] == 0 && b.missing[i] == 0) use(a.number[i], b.number[i]);
  };
  over_both([&](double x, double y) { mean_a += x / static_cast<double>(n), mean_b += y / static_cast<double>(n); });
  double aa = 0, bb = 0, ab = 0;
  over_both([&](double x, double y) {
    aa += (x - mean_a) * (x - mean_a);
    bb += (y - mean_b) * (y - mean_b);
    ab += (x - mean_a) * (y - mean_b);
  });
  if (!(aa > 0) || !(bb > 0)) return std::nullopt;
  return ab / std::sqrt(aa * bb);
}

}  // namespace rtsurv::study::noticed
