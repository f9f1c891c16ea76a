#include "rtsurv/math/fisher_exact.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "places.hpp"

namespace rtsurv::math {
namespace {

double log_probability(const std::vector<int>& row, const std::vector<int>& column, int rows, int columns) {
  std::vector<int> count(static_cast<std::size_t>(rows * columns), 0);
  for (std::size_t i = 0; i < row.size(); ++i) ++count[static_cast<std::size_t>(row[i] * columns + column[i])];
  double sum = 0.0;
  for (const int n : count) sum -= std::lgamma(n + 1.0);
  return sum;
}

/// Naive twin: every order of the patients' columns against their rows (counted without repetition).
double by_all_orders(const Contingency& table) {
  std::vector<int> row, column;
  for (std::size_t i = 0; i < table.rows; ++i)
    for (std::size_t j = 0; j < table.columns; ++j)
      for (std::uint32_t k = 0; k < table.at(i, j); ++k) {
        row.push_back(static_cast<int>(i));
        column.push_back(static_cast<int>(j));
      }
  const auto rows = static_cast<int>(table.rows), columns = static_cast<int>(table.columns);
  const double observed = log_probability(row, column, rows, columns);
  std::sort(column.begin(), column.end());
  double all = 0.0, extreme = 0.0;
  do {
    all += 1.0;
    if (log_probability(row, column, rows, columns) <= observed + 1e-7) extreme += 1.0;
  } while (std::next_permutation(column.begin(), column.end()));
  return extreme / all;
}

// Fisher's tea: 3, 1 / 1, 3. Of the 70 tables' weights 1, 16, 36, 16, 1 all but the 36 are at most 16: P = 34/70.
TEST(FisherExact, TheLadyTastingTeaIsAsWorkedByHand) {
  EXPECT_NEAR(*fisher_exact({2, 2, {3, 1, 1, 3}}), 34.0 / 70.0, 1e-14);
}

TEST(FisherExact, AgreesWithR) {
  std::ifstream file(tests::source_path("tests/oracle/table1/tests.json"));
  const auto expected = nlohmann::json::parse(file);
  int compared = 0;
  for (const auto& entry : expected["counts"]) {
    const auto p = fisher_exact({entry["rows"], entry["columns"], entry["count"]});
    if (!p) continue;  // the table of 5 x 4 needs more steps than the usual limit
    ++compared;
    EXPECT_NEAR(*p, entry["fisher"].get<double>(), 1e-9);
  }
  EXPECT_EQ(compared, 5);
}

TEST(FisherExact, AgreesWithCountingEveryOrder) {
  for (const Contingency& table : {Contingency{3, 2, {3, 0, 1, 2, 0, 4}}, Contingency{2, 3, {4, 1, 0, 1, 1, 3}},
                                   Contingency{3, 3, {2, 1, 0, 0, 2, 1, 1, 0, 2}}})
    EXPECT_NEAR(*fisher_exact(table), by_all_orders(table), 1e-12);
}

TEST(FisherExact, DoesNotDependOnTheOrderOfRowsAndColumns) {
  const double p = *fisher_exact({3, 2, {7, 2, 1, 6, 3, 3}});
  EXPECT_NEAR(*fisher_exact({3, 2, {6, 1, 2, 7, 3, 3}}), p, 1e-13);
  EXPECT_NEAR(*fisher_exact({2, 3, {7, 1, 3, 2, 6, 3}}), p, 1e-13);
}

TEST(FisherExact, GivesUpBeyondItsLimit) { EXPECT_FALSE(fisher_exact({3, 2, {7, 2, 1, 6, 3, 3}}, 10)); }

TEST(FisherExact, ASingleColumnGivesNoTest) { EXPECT_FALSE(fisher_exact({2, 2, {3, 0, 4, 0}})); }

}  // namespace
}  // namespace rtsurv::math
