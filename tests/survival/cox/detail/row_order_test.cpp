#include "rtsurv/survival/cox/detail/row_order.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "rtsurv/survival/cox/detail/covariates.hpp"

namespace rtsurv::survival::detail {
namespace {

constexpr std::size_t caller_rows = 9000, columns = 11;

Covariates numbered() {
  Covariates covariates{caller_rows, columns, std::vector<double>(caller_rows * columns)};
  std::iota(covariates.values.begin(), covariates.values.end(), 0.0);
  return covariates;
}

/// Each value of the order's rows, wherever the reader has put it.
void expect_every_value(const std::vector<std::uint32_t>& caller, const RowOrder& order, std::size_t readers) {
  const Covariates covariates = numbered();
  const std::size_t tiles = (caller.size() + tile_rows - 1) / tile_rows, stride = columns * tile_rows;
  std::vector<double> values(tiles * stride);
  ColumnReader reader(order, covariates, readers);
  for (std::size_t j = 0; j < columns; j += reader.together())
    reader.read(j, std::min(reader.together(), columns - j), values.data() + j * tile_rows, stride);
  for (std::size_t row = 0; row < caller.size(); ++row)
    for (std::size_t j = 0; j < columns; ++j)
      ASSERT_EQ(values[row / tile_rows * stride + j * tile_rows + row % tile_rows], covariates.column(j)[caller[row]])
          << "row " << row << ", column " << j;
}

TEST(ColumnReader, fills_few_runs_all_together) {
  std::vector<std::uint32_t> caller;
  for (std::uint32_t run = 0; run < 7; ++run)
    for (std::uint32_t i = run; i < caller_rows; i += 9) caller.push_back(i);  // two of nine are in no row
  const RowOrder order(caller, caller_rows);
  ASSERT_FALSE(order.row().empty());
  EXPECT_EQ(order.row()[caller[1]], 1U);
  EXPECT_EQ(order.row()[8], RowOrder::none);
  expect_every_value(caller, order, 1);
}

TEST(ColumnReader, finds_rows_that_lie_anywhere) {
  std::vector<std::uint32_t> caller(caller_rows);
  std::iota(caller.begin(), caller.end(), 0U);
  std::ranges::shuffle(caller, std::mt19937_64(3));
  caller.resize(caller_rows - 70);
  const RowOrder order(caller, caller_rows);
  ASSERT_TRUE(order.row().empty());
  for (const std::size_t readers : {1U, 400U, 100'000U})
    expect_every_value(caller, order, readers);  // 8, 4 and 1 together
}

}  // namespace
}  // namespace rtsurv::survival::detail
