#include "rtsurv/survival/cox/detail/cross_product.hpp"

#include <array>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace rtsurv::survival::detail {
namespace {

struct Tile {
  std::size_t rows, columns, stride;
  std::vector<double> weight, x;

  [[nodiscard]] double at(std::size_t i, std::size_t j) const { return x[j * stride + i]; }
};

Tile random_tile(std::size_t rows, std::size_t columns) {
  std::mt19937_64 random(rows * 100 + columns);
  std::normal_distribution<double> normal;
  Tile tile{rows, columns, rows + 3, std::vector<double>(rows), std::vector<double>((rows + 3) * columns)};
  for (double& value : tile.weight) value = normal(random);
  for (double& value : tile.x) value = normal(random);
  return tile;
}

/// As the header says, without any regard to speed.
double in_eight_sums(const Tile& tile, const std::vector<double>& weight, std::size_t j) {
  std::array<double, 8> s{};
  const std::size_t whole = tile.rows - tile.rows % 8;
  for (std::size_t i = 0; i < tile.rows; ++i) s[i < whole ? i % 8 : i - whole] += weight[i] * tile.at(i, j);
  return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

TEST(AddProducts, forms_each_sum_to_the_last_bit_as_it_would_alone) {
  for (const std::size_t rows : {1U, 7U, 8U, 9U, 16U, 61U, 256U})
    for (const std::size_t columns : {1U, 3U, 4U, 5U, 8U, 11U}) {
      const Tile tile = random_tile(rows, columns);
      std::vector<double> sums(columns, 0.5);
      add_products(tile.weight, tile.x.data(), tile.stride, sums);
      for (std::size_t j = 0; j < columns; ++j)
        EXPECT_EQ(sums[j], 0.5 + in_eight_sums(tile, tile.weight, j)) << rows << " x " << columns << ", column " << j;
    }
}

TEST(CrossProduct, forms_each_entry_to_the_last_bit_as_it_would_alone) {
  const Tile tile = random_tile(61, 7);
  CrossProduct product(7);
  product.add(tile.x.data(), tile.stride, tile.weight);
  const std::vector<double> matrix = product.matrix();
  for (std::size_t j = 0; j < 7; ++j) {
    std::vector<double> weighted(tile.rows);
    for (std::size_t i = 0; i < tile.rows; ++i) weighted[i] = tile.weight[i] * tile.at(i, j);
    for (std::size_t k = 0; k <= j; ++k) {
      EXPECT_EQ(matrix[j * 7 + k], in_eight_sums(tile, weighted, k));
      EXPECT_EQ(matrix[k * 7 + j], matrix[j * 7 + k]);
    }
  }
}

TEST(CrossProduct, adds_that_of_another_tile) {
  const Tile one = random_tile(61, 5), other = random_tile(40, 5);
  CrossProduct both(5), first(5), second(5);
  both.add(one.x.data(), one.stride, one.weight);
  both.add(other.x.data(), other.stride, other.weight);
  first.add(one.x.data(), one.stride, one.weight);
  second.add(other.x.data(), other.stride, other.weight);
  first.add(second);
  EXPECT_EQ(first.matrix(), both.matrix());
}

}  // namespace
}  // namespace rtsurv::survival::detail
