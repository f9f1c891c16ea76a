#include "rtsurv/starter/values/relations.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace rtsurv::starter {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// 1 for whole numbers, else 0.1, the coarsest rounding of numbers with decimals.
double step_of(const std::vector<double>& values) {
  const bool whole =
      std::all_of(values.begin(), values.end(), [](double x) { return std::isnan(x) || x == std::floor(x); });
  return whole ? 1.0 : 0.1;
}

/// Every value of `a` stands beside one value of `b` only.
bool determines(const std::vector<double>& a, const std::vector<double>& b) {
  std::map<double, double> beside;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!std::isnan(a[i]) && beside.emplace(a[i], b[i]).first->second != b[i]) return false;
  return true;
}

/// The correlation is 1 or -1 but for rounding errors.
bool on_a_line(const std::vector<double>& a, const std::vector<double>& b) {
  double n = 0.0, mean_a = 0.0, mean_b = 0.0, aa = 0.0, bb = 0.0, ab = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    n += 1.0;
    const double da = a[i] - mean_a, db = b[i] - mean_b;
    mean_a += da / n;
    mean_b += db / n;
    aa += da * (a[i] - mean_a);
    bb += db * (b[i] - mean_b);
    ab += da * (b[i] - mean_b);
  }
  constexpr double nearly = 1.0 - 1e-9;
  return ab * ab >= nearly * aa * bb && aa > 0.0 && bb > 0.0;
}

}  // namespace

Truths filled(const ColumnProfile& column) {
  Truths truths;
  for (const double value : column.values) truths.push_back(std::isnan(value) ? 0.0 : 1.0);
  return truths;
}

Truths is_one_of(const ColumnProfile& column, const std::vector<double>& values) {
  Truths truths;
  for (const double value : column.values)
    truths.push_back(std::isnan(value)                                                ? unknown
                     : std::find(values.begin(), values.end(), value) != values.end() ? 1.0
                                                                                      : 0.0);
  return truths;
}

double agreement(const Truths& a, const Truths& b) {
  constexpr double neither = 0.5;
  double rows = 0.0, equal = 0.0, true_in_a = 0.0, true_in_b = 0.0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    rows += 1.0;
    equal += a[i] == b[i] ? 1.0 : 0.0;
    true_in_a += a[i];
    true_in_b += b[i];
  }
  const auto varies = [rows](double count) { return count > 0.0 && count < rows; };
  return varies(true_in_a) && varies(true_in_b) ? equal / rows : neither;
}

bool agree(const Truths& a, const Truths& b) {
  constexpr double nearly_all = 0.98;
  return agreement(a, b) >= nearly_all;
}

bool known_only_where(const ColumnProfile& column, const Truths& happened) {
  double known = 0.0, inside = 0.0;
  for (std::size_t i = 0; i < std::min(column.values.size(), happened.size()); ++i) {
    if (std::isnan(column.values[i])) continue;
    known += 1.0;
    inside += happened[i] == 1.0 ? 1.0 : 0.0;
  }
  return known > 2.0 && known <= 0.6 * static_cast<double>(column.rows) && inside >= 0.95 * known;
}

bool proportional(const std::vector<double>& a, const std::vector<double>& b) {
  constexpr std::size_t fewest = 10;
  constexpr double slack = 0.02;
  std::vector<double> ratios;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (a[i] > 0.0 && b[i] > 0.0) ratios.push_back(a[i] / b[i]);
  if (ratios.size() < fewest) return false;
  std::vector<double> sorted = ratios;
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
  const double k = sorted[sorted.size() / 2];
  const double step = std::max(step_of(a), k * step_of(b));
  std::size_t near = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (a[i] > 0.0 && b[i] > 0.0 && std::fabs(a[i] - k * b[i]) <= std::max(slack * a[i], step)) ++near;
  return 100 * near >= 95 * ratios.size();
}

bool same_information(const ColumnProfile& a, const ColumnProfile& b) {
  constexpr std::size_t fewest = 20;
  if (a.known < fewest || a.known != b.known || a.distinct != b.distinct || a.distinct < 2) return false;
  for (std::size_t i = 0; i < a.values.size(); ++i)
    if (std::isnan(a.values[i]) != std::isnan(b.values[i])) return false;
  const bool repeated = 3 * a.distinct <= a.known;
  return repeated ? determines(a.values, b.values) && determines(b.values, a.values)
                  : a.is_number() && b.is_number() && on_a_line(a.values, b.values);
}

std::vector<double> difference(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> result;
  for (std::size_t i = 0; i < a.size(); ++i) result.push_back(b[i] - a[i]);
  return result;
}

std::vector<double> either(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> result;
  for (std::size_t i = 0; i < a.size(); ++i) result.push_back(std::isnan(a[i]) ? b[i] : a[i]);
  return result;
}

}  // namespace rtsurv::starter
