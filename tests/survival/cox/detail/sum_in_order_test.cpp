#include "rtsurv/survival/cox/detail/sum_in_order.hpp"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace rtsurv::survival::detail {
namespace {

TEST(AddInOrder, adds_one_row_after_the_other_whatever_the_number_of_columns) {
  std::mt19937_64 random(1);
  std::normal_distribution<double> normal;
  constexpr std::size_t rows = 61, stride = 64;
  for (const std::size_t columns : {1U, 3U, 4U, 9U}) {
    std::vector<double> weight(rows), x(columns * stride), sums(columns, 0.25), expected(sums);
    for (double& value : weight) value = normal(random);
    for (double& value : x) value = normal(random);
    const auto value = [](std::size_t j, double of) { return of - static_cast<double>(j); };
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = 0; j < columns; ++j) expected[j] += weight[i] * value(j, x[j * stride + i]);
    add_in_order(weight, x.data(), stride, sums, value);
    EXPECT_EQ(sums, expected);
  }
}

}  // namespace
}  // namespace rtsurv::survival::detail
