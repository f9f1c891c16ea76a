#include "rtsurv/math/contingency.hpp"

#include <algorithm>

#include "rtsurv/math/distributions.hpp"

namespace rtsurv::math {

Contingency without_empty(const Contingency& table) {
  std::vector<std::size_t> rows, columns;
  for (std::size_t i = 0; i < table.rows; ++i)
    for (std::size_t j = 0; j < table.columns; ++j) {
      if (table.at(i, j) == 0) continue;
      if (rows.empty() || rows.back() != i) rows.push_back(i);
      if (std::find(columns.begin(), columns.end(), j) == columns.end()) columns.push_back(j);
    }
  std::sort(columns.begin(), columns.end());
  Contingency kept{rows.size(), columns.size(), {}};
  for (const std::size_t i : rows)
    for (const std::size_t j : columns) kept.count.push_back(table.at(i, j));
  return kept;
}

std::optional<ContingencyTest> chi_square_test(const Contingency& table) {
  const Contingency kept = without_empty(table);
  if (kept.rows < 2 || kept.columns < 2) return std::nullopt;
  std::vector<double> row(kept.rows, 0.0), column(kept.columns, 0.0);
  double total = 0.0;
  for (std::size_t i = 0; i < kept.rows; ++i)
    for (std::size_t j = 0; j < kept.columns; ++j) {
      row[i] += kept.at(i, j);
      column[j] += kept.at(i, j);
      total += kept.at(i, j);
    }

  ContingencyTest test;
  test.smallest_expected = total;
  for (std::size_t i = 0; i < kept.rows; ++i)
    for (std::size_t j = 0; j < kept.columns; ++j) {
      const double expected = row[i] * column[j] / total;
      const double deviation = kept.at(i, j) - expected;
      test.chi_square += deviation * deviation / expected;
      test.smallest_expected = std::min(test.smallest_expected, expected);
    }
  test.df = static_cast<double>((kept.rows - 1) * (kept.columns - 1));
  test.p = chi_square_upper_tail(test.chi_square, test.df);
  return test;
}

}  // namespace rtsurv::math
