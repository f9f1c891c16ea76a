#include "rtsurv/math/fisher_exact.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace rtsurv::math {
namespace {

using Totals = std::vector<std::uint32_t>;

/// Sums, over the tables with given totals, of prod 1 / n_ij!; all probabilities are logarithms up to a constant.
class Enumeration {
 public:
  Enumeration(const Contingency& table, std::uint64_t limit);

  /// P of the tables at most as probable as the observed one; nothing beyond the limit.
  std::optional<double> p_value();

 private:
  struct Bounds {
    double largest, smallest;
  };

  /// Fills row `row` in every way that the column totals still allow and calls `visit(remaining totals, log factor)`.
  template <class Visit>
  void each_filling(std::size_t row, const Totals& columns, Visit&& visit);
  template <class Visit>
  void fill(std::size_t column, std::uint32_t left, double log_factor, Totals& columns, Visit& visit);

  /// Largest and smallest log probability of a single way to fill the rows from `row` on.
  Bounds bounds(std::size_t row, const Totals& columns);
  /// Log of the sum over all ways: a closed form, since the hypergeometric probabilities sum to 1.
  double log_sum(std::size_t row, const Totals& columns) const;
  /// Probability sum of the tables below this node that count.
  double counted(std::size_t row, const Totals& columns, double log_past);

  double log_factorial(std::uint32_t n) const { return log_factorial_[n]; }
  bool exhausted() const { return steps_ > limit_; }

  Totals rows_, columns_;
  std::vector<std::uint32_t> rows_left_;  // total of the rows from i on
  std::vector<double> log_factorial_;
  double observed_ = 0.0, everything_ = 0.0;
  std::vector<std::map<Totals, Bounds>> known_;
  std::uint64_t limit_, steps_ = 0;
};

Enumeration::Enumeration(const Contingency& table, std::uint64_t limit)
    : rows_(table.rows, 0), columns_(table.columns, 0), known_(table.rows), limit_(limit) {
  for (std::size_t i = 0; i < table.rows; ++i)
    for (std::size_t j = 0; j < table.columns; ++j) {
      rows_[i] += table.at(i, j);
      columns_[j] += table.at(i, j);
    }
  // The last row is determined by the others: the largest leaves the least to enumerate.
  std::sort(rows_.begin(), rows_.end());
  rows_left_.assign(rows_.size() + 1, 0);
  for (std::size_t i = rows_.size(); i-- > 0;) rows_left_[i] = rows_left_[i + 1] + rows_[i];
  log_factorial_.assign(rows_left_[0] + 1, 0.0);
  for (std::size_t n = 1; n < log_factorial_.size(); ++n)
    log_factorial_[n] = log_factorial_[n - 1] + std::log(static_cast<double>(n));
  for (const std::uint32_t n : table.count) observed_ -= log_factorial(n);
  everything_ = log_sum(0, columns_);
}

template <class Visit>
void Enumeration::each_filling(std::size_t row, const Totals& columns, Visit&& visit) {
  Totals remaining = columns;
  fill(0, rows_[row], 0.0, remaining, visit);
}

template <class Visit>
void Enumeration::fill(std::size_t column, std::uint32_t left, double log_factor, Totals& columns, Visit& visit) {
  if (exhausted()) return;
  const std::uint32_t total = columns[column];
  if (column + 1 == columns.size()) {
    if (left > total) return;
    columns[column] = total - left;
    ++steps_;
    visit(columns, log_factor - log_factorial(left));
    columns[column] = total;
    return;
  }
  for (std::uint32_t n = 0; n <= std::min(left, total); ++n) {
    columns[column] = total - n;
    fill(column + 1, left - n, log_factor - log_factorial(n), columns, visit);
  }
  columns[column] = total;
}

double Enumeration::log_sum(std::size_t row, const Totals& columns) const {
  double sum = log_factorial(rows_left_[row]);
  for (std::size_t i = row; i < rows_.size(); ++i) sum -= log_factorial(rows_[i]);
  for (const std::uint32_t n : columns) sum -= log_factorial(n);
  return sum;
}

Enumeration::Bounds Enumeration::bounds(std::size_t row, const Totals& columns) {
  if (row + 1 == rows_.size()) {
    double only = 0.0;
    for (const std::uint32_t n : columns) only -= log_factorial(n);
    return {only, only};
  }
  // The order of the columns does not matter to the bounds.
  Totals key = columns;
  std::sort(key.begin(), key.end());
  if (const auto found = known_[row].find(key); found != known_[row].end()) return found->second;
  Bounds result{-HUGE_VAL, HUGE_VAL};
  each_filling(row, key, [&](const Totals& remaining, double log_factor) {
    const Bounds rest = bounds(row + 1, remaining);
    result.largest = std::max(result.largest, log_factor + rest.largest);
    result.smallest = std::min(result.smallest, log_factor + rest.smallest);
  });
  return known_[row].emplace(std::move(key), result).first->second;
}

double Enumeration::counted(std::size_t row, const Totals& columns, double log_past) {
  constexpr double tolerance = 1e-7;
  const Bounds rest = bounds(row, columns);
  if (exhausted() || log_past + rest.smallest > observed_ + tolerance) return 0.0;
  if (log_past + rest.largest <= observed_ + tolerance) return std::exp(log_past + log_sum(row, columns) - everything_);
  double sum = 0.0;
  each_filling(row, columns, [&](const Totals& remaining, double log_factor) {
    sum += counted(row + 1, remaining, log_past + log_factor);
  });
  return sum;
}

std::optional<double> Enumeration::p_value() {
  const double p = counted(0, columns_, 0.0);
  if (exhausted()) return std::nullopt;
  return std::min(p, 1.0);
}

}  // namespace

std::optional<double> fisher_exact(const Contingency& table, std::uint64_t limit) {
  Contingency kept = without_empty(table);
  if (kept.rows < 2 || kept.columns < 2) return std::nullopt;
  if (kept.columns > kept.rows) {  // long and narrow: fewer column totals to keep track of
    Contingency turned{kept.columns, kept.rows, {}};
    for (std::size_t j = 0; j < kept.columns; ++j)
      for (std::size_t i = 0; i < kept.rows; ++i) turned.count.push_back(kept.at(i, j));
    kept = std::move(turned);
  }
  return Enumeration(kept, limit).p_value();
}

}  // namespace rtsurv::math
