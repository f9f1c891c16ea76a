#include "rtsurv/math/random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "rtsurv/math/detail/philox.hpp"

namespace rtsurv::math {
namespace {

using Block = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

std::uint32_t high(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); }
std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }

/// Philox4x32-10 as Salmon et al. print it: ten rounds of two multiplications, the key bumped by Weyl constants.
Block philox(Block counter, Key key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t first = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t second = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {high(second) ^ counter[1] ^ key[0], low(second), high(first) ^ counter[3] ^ key[1], low(first)};
    key = {key[0] + 0x9E3779B9U, key[1] + 0xBB67AE85U};
  }
  return counter;
}

// The published known answers of philox4x32 with ten rounds.
TEST(Philox, gives_the_known_answers) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(RandomStream, starts_with_the_known_answer) {
  RandomStream stream(0, 0);
  for (const std::uint32_t word : {0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U}) EXPECT_EQ(stream.bits(), word);
}

TEST(RandomStream, is_philox_keyed_by_the_seed_over_the_stream_and_the_place) {
  const std::uint64_t seed = 0x299f31d0a4093822U, number = 0x0370734413198a2eU;
  RandomStream stream(seed, number);
  for (std::uint32_t block = 0; block < 40; ++block)
    for (const std::uint32_t word : philox({block, 0, low(number), high(number)}, {low(seed), high(seed)}))
      EXPECT_EQ(stream.bits(), word);
}

TEST(Philox, gives_the_same_words_by_every_path) {
  for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{0x299f31d0a4093822}, ~std::uint64_t{0}})
    for (const std::uint64_t block : {std::uint64_t{0}, std::uint64_t{0xfffffff9}, ~std::uint64_t{0} - 5}) {
      detail::PhiloxWords anywhere, chosen;
      detail::draw_philox_anywhere({seed, ~seed, block}, anywhere);
      detail::draw_philox({seed, ~seed, block}, chosen);
      EXPECT_EQ(anywhere, chosen);
    }
}

TEST(RandomStream, shuffles_places_as_below_draws_them) {
  for (const std::size_t n : {1U, 2U, 63U, 64U, 65U, 300U}) {
    RandomStream whole(5, n), in_parts(5, n), by_steps(5, n);
    std::vector<std::size_t> values(n), parts(n), steps(n);
    for (std::size_t i = 0; i < n; ++i) values[i] = parts[i] = steps[i] = i;
    whole.shuffle_places(std::span(values), 0, n);
    for (std::size_t first = 0; first < n; first += 7)
      in_parts.shuffle_places(std::span(parts), first, std::min(first + 7, n));
    for (std::size_t i = 0; i < n; ++i)
      std::swap(steps[i], steps[i + by_steps.below(static_cast<std::uint32_t>(n - i))]);
    EXPECT_EQ(values, steps);
    EXPECT_EQ(parts, steps);
    EXPECT_EQ(whole.bits(), by_steps.bits());
  }
}

TEST(RandomStream, repeats_itself_and_differs_from_its_neighbours) {
  RandomStream one(1, 7), same(1, 7), other_stream(1, 8), other_seed(2, 7);
  int equal_streams = 0, equal_seeds = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::uint32_t bits = one.bits();
    EXPECT_EQ(bits, same.bits());
    equal_streams += bits == other_stream.bits() ? 1 : 0;
    equal_seeds += bits == other_seed.bits() ? 1 : 0;
  }
  EXPECT_EQ(equal_streams, 0);
  EXPECT_EQ(equal_seeds, 0);
}

/// Pearson's statistic of counts against equal expectations.
double chi_square(const std::vector<int>& counts, double expected) {
  double sum = 0.0;
  for (const int count : counts) sum += (count - expected) * (count - expected) / expected;
  return sum;
}

// 63 degrees of freedom: the statistic lies between 33 and 104 but once in a thousand times either way.
TEST(RandomStreamUniform, fills_the_open_unit_interval_evenly) {
  RandomStream stream(20, 23);
  std::vector<int> counts(64, 0);
  double sum = 0.0;
  for (int i = 0; i < 64000; ++i) {
    const double u = stream.uniform();
    ASSERT_GT(u, 0.0);
    ASSERT_LT(u, 1.0);
    ++counts[static_cast<std::size_t>(u * 64.0)];
    sum += u;
  }
  EXPECT_GT(chi_square(counts, 1000.0), 33.0);
  EXPECT_LT(chi_square(counts, 1000.0), 104.0);
  EXPECT_NEAR(sum / 64000.0, 0.5, 4.0 / std::sqrt(12.0 * 64000.0));
}

// The upper word is the one that was drawn first, whatever the compiler makes of the order of operands.
TEST(RandomStreamUniform, takes_its_words_in_order) {
  RandomStream stream(0, 0);
  EXPECT_EQ(stream.uniform(), (static_cast<double>(0x6627e8d5e169c58dU >> 12U) + 0.5) * 0x1.0p-52);
  EXPECT_EQ(stream.uniform(), (static_cast<double>(0xbc57ac4c9b00dbd8U >> 12U) + 0.5) * 0x1.0p-52);
}

TEST(RandomStreamShuffle, draws_from_the_end) {
  RandomStream stream(6, 1), same(6, 1);
  std::vector<int> values{0, 1, 2, 3, 4}, expected = values;
  stream.shuffle(std::span(values));
  for (std::uint32_t i = 5; i > 1; --i) std::swap(expected[i - 1], expected[same.below(i)]);
  EXPECT_EQ(values, expected);
  EXPECT_EQ(stream.bits(), same.bits());
}

// Five degrees of freedom: above 20.5 once in a thousand times.
TEST(RandomStreamShuffle, gives_every_order_its_chance) {
  RandomStream stream(7, 1);
  std::map<std::vector<int>, int> seen;
  for (int i = 0; i < 60000; ++i) {
    std::vector<int> values{0, 1, 2};
    stream.shuffle(std::span(values));
    ++seen[values];
  }
  std::vector<int> counts;
  for (const auto& [order, count] : seen) counts.push_back(count);
  ASSERT_EQ(counts.size(), 6U);
  EXPECT_LT(chi_square(counts, 10000.0), 20.5);
}

// Six degrees of freedom: above 22.5 once in a thousand times.
TEST(RandomStreamBelow, is_even_over_a_small_bound) {
  RandomStream stream(3, 1);
  std::vector<int> counts(7, 0);
  for (int i = 0; i < 70000; ++i) {
    const std::uint32_t value = stream.below(7);
    ASSERT_LT(value, 7U);
    ++counts[value];
  }
  EXPECT_LT(chi_square(counts, 10000.0), 22.5);
}

// 2^32 words shared out over 3 x 2^30 values without rejection would give multiples of three half of all draws.
TEST(RandomStreamBelow, is_unbiased_where_the_bound_does_not_divide_the_range) {
  RandomStream stream(4, 1);
  int multiples = 0;
  for (int i = 0; i < 30000; ++i) multiples += stream.below(3U << 30) % 3 == 0 ? 1 : 0;
  EXPECT_NEAR(multiples, 10000, 4.0 * std::sqrt(30000.0 * 2.0 / 9.0));
}

TEST(RandomStreamBelow, of_one_is_zero) {
  RandomStream stream(5, 1);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(stream.below(1), 0U);
}

}  // namespace
}  // namespace rtsurv::math
