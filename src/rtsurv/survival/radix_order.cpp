#include "rtsurv/survival/radix_order.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace rtsurv::survival {
namespace {

constexpr unsigned digit_bits = 11;
constexpr unsigned digits = 6;  // 6 x 11 bits hold 64
constexpr std::size_t buckets = std::size_t{1} << digit_bits;

using Histogram = std::array<std::size_t, buckets>;

struct Item {
  std::uint64_t key;
  std::size_t index;
};

std::size_t digit(std::uint64_t key, unsigned position) {
  return static_cast<std::size_t>(key >> (position * digit_bits)) & (buckets - 1);
}

/// Counts become the first place of each bucket.
void to_places(Histogram& histogram) {
  std::size_t place = 0;
  for (std::size_t& count : histogram) place += std::exchange(count, place);
}

bool is_constant(const Histogram& histogram, const Item& any, unsigned position, std::size_t size) {
  return histogram[digit(any.key, position)] == size;
}

}  // namespace

std::uint64_t ordered_bits(double x) noexcept {
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;
  const auto bits = std::bit_cast<std::uint64_t>(x + 0.0);
  return (bits & sign) != 0 ? ~bits : bits | sign;
}

std::vector<std::size_t> radix_order(std::span<const std::uint64_t> keys) {
  std::vector<Item> items(keys.size());
  std::vector<Histogram> histograms(digits, Histogram{});
  for (std::size_t i = 0; i < keys.size(); ++i) {
    items[i] = {keys[i], i};
    for (unsigned position = 0; position < digits; ++position) ++histograms[position][digit(keys[i], position)];
  }
  std::vector<Item> moved(keys.size());
  for (unsigned position = 0; position < digits && !items.empty(); ++position) {
    Histogram& place = histograms[position];
    if (is_constant(place, items.front(), position, items.size())) continue;
    to_places(place);
    for (const Item& item : items) moved[place[digit(item.key, position)]++] = item;
    items.swap(moved);
  }
  std::vector<std::size_t> order(keys.size());
  std::transform(items.begin(), items.end(), order.begin(), [](const Item& item) { return item.index; });
  return order;
}

std::vector<std::size_t> ascending_order(std::span<const double> values) {
  std::vector<std::uint64_t> keys(values.size());
  std::transform(values.begin(), values.end(), keys.begin(), ordered_bits);
  return radix_order(keys);
}

}  // namespace rtsurv::survival
