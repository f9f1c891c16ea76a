#include "rtsurv/survival/time/radix_order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include <gmock/gmock.h>

namespace rtsurv::survival {
namespace {

std::vector<std::size_t> stable_sort_order(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  return order;
}

TEST(RadixOrder, orders_a_few_keys_and_keeps_ties_in_place) {
  const std::vector<std::uint64_t> keys{5, 1, 5, 0, 1};
  EXPECT_THAT(radix_order(keys), testing::ElementsAre(3, 1, 4, 0, 2));
}

TEST(RadixOrder, of_nothing_is_nothing) { EXPECT_TRUE(radix_order({}).empty()); }

TEST(RadixOrder, sees_every_bit_of_a_key) {
  std::vector<std::uint64_t> keys;
  for (unsigned bit = 64; bit-- > 0;) keys.push_back(std::uint64_t{1} << bit);
  std::vector<std::size_t> expected(keys.size());
  std::iota(expected.rbegin(), expected.rend(), std::size_t{0});
  EXPECT_EQ(radix_order(keys), expected);
}

TEST(AscendingOrder, agrees_with_a_stable_sort_on_numbers_of_all_sizes_and_signs) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> exponent(-300.0, 300.0);
  for (const std::size_t n : {2U, 3U, 100U, 5000U}) {
    std::vector<double> values(n);
    for (double& value : values) value = std::pow(10.0, exponent(random)) * (random() % 2 == 0 ? 1.0 : -1.0);
    EXPECT_EQ(ascending_order(values), stable_sort_order(values));
  }
}

TEST(AscendingOrder, agrees_with_a_stable_sort_under_heavy_ties) {
  std::mt19937_64 random(8);
  std::vector<double> values(3000);
  for (double& value : values) value = 0.1 * static_cast<double>(random() % 17);
  EXPECT_EQ(ascending_order(values), stable_sort_order(values));
}

/// As follow-up in days, months to one decimal, or with zeros of both signs: `distinct` numbers around 0.
std::vector<double> few_numbers(std::size_t n, std::uint64_t distinct) {
  std::mt19937_64 random(10);
  std::vector<double> values(n);
  for (double& value : values) {
    value = 0.1 * (static_cast<double>(random() % distinct) - static_cast<double>(distinct / 2));
    if (value == 0.0 && random() % 2 == 0) value = -0.0;
  }
  return values;
}

TEST(AscendingOrder, agrees_with_a_stable_sort_where_few_of_many_numbers_differ_and_where_too_many_do) {
  for (const std::uint64_t distinct : {1U, 2U, 3U, 624U, 625U, 626U, 627U, 9000U}) {  // 625: a sixteenth of all
    const std::vector<double> values = few_numbers(10'000, distinct);
    EXPECT_EQ(ascending_order(values), stable_sort_order(values)) << distinct;
  }
}

TEST(Ascending, holds_the_numbers_of_that_order_and_no_minus_zero) {
  for (const std::uint64_t distinct : {5U, 9000U}) {
    const std::vector<double> values = few_numbers(10'000, distinct);
    const Ascending sorted = ascending(values);
    ASSERT_EQ(sorted.index, stable_sort_order(values));
    for (std::size_t i = 0; i < values.size(); ++i) {
      ASSERT_EQ(sorted.value[i], values[sorted.index[i]]);
      ASSERT_FALSE(sorted.value[i] == 0.0 && std::signbit(sorted.value[i]));
    }
  }
}

TEST(AscendingOrder, agrees_with_a_stable_sort_when_many_numbers_share_their_leading_bits) {
  std::mt19937_64 random(9);
  std::vector<double> values(3000);
  for (double& value : values) {
    value = static_cast<double>(random() % 3);
    for (std::uint64_t step = random() % 5; step > 0; --step) value = std::nextafter(value, 10.0);
  }
  EXPECT_EQ(ascending_order(values), stable_sort_order(values));
}

TEST(AscendingOrder, holds_minus_zero_for_zero_and_knows_the_extremes) {
  const double largest = std::numeric_limits<double>::max();
  const double smallest = std::numeric_limits<double>::denorm_min();
  const std::vector<double> values{0.0, largest, -0.0, -largest, smallest, -smallest};
  EXPECT_THAT(ascending_order(values), testing::ElementsAre(3, 5, 0, 2, 4, 1));
}

}  // namespace
}  // namespace rtsurv::survival
