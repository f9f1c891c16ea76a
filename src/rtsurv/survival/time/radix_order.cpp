#include "rtsurv/survival/time/radix_order.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>

#include "rtsurv/core/error.hpp"

namespace rtsurv::survival {
namespace {

/// Below it, to clear and add up the buckets of large digits takes longer than one more pass over the items.
constexpr std::size_t few_items = 2048;

/// The upper bits of a key, counted from the highest in which the keys differ, and whose key it is.
struct Item {
  std::uint32_t high;
  std::uint32_t index;
};

/// Counts become the first place of each bucket.
void to_places(std::span<std::uint32_t> histogram) {
  std::uint32_t place = 0;
  for (std::uint32_t& count : histogram) place += std::exchange(count, place);
}

/// By digits of so many bits, the least significant first, each pass stable; a digit that all share is skipped.
template <unsigned bits>
void sort_by_digits(std::vector<Item>& items) {
  constexpr unsigned digits = (32 + bits - 1) / bits;
  constexpr std::uint32_t buckets = 1U << bits;
  const auto digit = [](const Item& item, unsigned position) { return (item.high >> (position * bits)) % buckets; };

  std::array<std::array<std::uint32_t, buckets>, digits> histograms{};
  for (const Item& item : items)
    for (unsigned position = 0; position < digits; ++position) ++histograms[position][digit(item, position)];
  std::vector<Item> moved(items.size());
  for (unsigned position = 0; position < digits; ++position) {
    std::array<std::uint32_t, buckets>& place = histograms[position];
    if (place[digit(items.front(), position)] == items.size()) continue;
    to_places(place);
    for (const Item& item : items) moved[place[digit(item, position)]++] = item;
    items.swap(moved);
  }
}

void sort_by_high(std::vector<Item>& items) {
  if (items.size() < few_items)
    sort_by_digits<8>(items);
  else
    sort_by_digits<11>(items);
}

/// Finishes runs of items that agree in `high` but not in the bits below it; few, unless the keys are contrived.
void sort_by_rest(std::vector<Item>& items, std::span<const std::uint64_t> keys) {
  const auto by_key = [&](const Item& a, const Item& b) { return keys[a.index] < keys[b.index]; };
  for (auto first = items.begin(); first != items.end();) {
    const auto last = std::find_if(first, items.end(), [&](const Item& item) { return item.high != first->high; });
    if (last - first > 1 && !std::is_sorted(first, last, by_key)) std::stable_sort(first, last, by_key);
    first = last;
  }
}

}  // namespace

std::uint64_t ordered_bits(double x) noexcept {
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;
  const auto bits = std::bit_cast<std::uint64_t>(x + 0.0);
  return (bits & sign) != 0 ? ~bits : bits | sign;
}

std::vector<std::size_t> radix_order(std::span<const std::uint64_t> keys) {
  if (keys.empty()) return {};
  if (keys.size() > std::numeric_limits<std::uint32_t>::max()) throw InvalidOption("more than 2^32 - 1 subjects");
  const auto [smallest, largest] = std::ranges::minmax(keys);
  const auto width = static_cast<int>(std::bit_width(largest - smallest));
  const int below = std::max(0, width - 32);
  std::vector<Item> items(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i)
    items[i] = {static_cast<std::uint32_t>((keys[i] - smallest) >> below), static_cast<std::uint32_t>(i)};
  sort_by_high(items);
  if (below > 0) sort_by_rest(items, keys);
  std::vector<std::size_t> order(keys.size());
  std::ranges::transform(items, order.begin(), [](const Item& item) { return item.index; });
  return order;
}

std::vector<std::size_t> ascending_order(std::span<const double> values) {
  std::vector<std::uint64_t> keys(values.size());
  std::ranges::transform(values, keys.begin(), ordered_bits);
  return radix_order(keys);
}

}  // namespace rtsurv::survival
