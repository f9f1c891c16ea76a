#include "rtsurv/survival/time/radix_order.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>
#include <ranges>
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

/// Items that are written before they are read, in memory that nobody clears.
class Items {
 public:
  explicit Items(std::size_t size) : items_(std::make_unique_for_overwrite<Item[]>(size)), size_(size) {}
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] Item* begin() noexcept { return items_.get(); }
  [[nodiscard]] Item* end() noexcept { return items_.get() + size_; }
  [[nodiscard]] Item& operator[](std::size_t i) noexcept { return items_[i]; }
  void swap(Items& other) noexcept { items_.swap(other.items_); }  ///< of the same size

 private:
  std::unique_ptr<Item[]> items_;
  std::size_t size_;
};

/// Counts become the first place of each bucket.
void to_places(std::span<std::uint32_t> histogram) {
  std::uint32_t place = 0;
  for (std::uint32_t& count : histogram) place += std::exchange(count, place);
}

/// By digits of so many bits, the least significant first, each pass stable; a digit that all share is skipped.
template <unsigned bits>
void sort_by_digits(Items& items) {
  constexpr unsigned digits = (32 + bits - 1) / bits;
  constexpr std::uint32_t buckets = 1U << bits;
  const auto digit = [](const Item& item, unsigned position) { return (item.high >> (position * bits)) % buckets; };

  std::array<std::array<std::uint32_t, buckets>, digits> histograms{};
  for (const Item& item : items)
    for (unsigned position = 0; position < digits; ++position) ++histograms[position][digit(item, position)];
  Items moved(items.size());
  for (unsigned position = 0; position < digits; ++position) {
    std::array<std::uint32_t, buckets>& place = histograms[position];
    if (place[digit(items[0], position)] == items.size()) continue;
    to_places(place);
    for (const Item& item : items) moved[place[digit(item, position)]++] = item;
    items.swap(moved);
  }
}

void sort_by_high(Items& items) {
  if (items.size() < few_items)
    sort_by_digits<8>(items);
  else
    sort_by_digits<11>(items);
}

/// Finishes runs of items that agree in `high` but not in the bits below it; few, unless the keys are contrived.
template <typename Key>
void sort_by_rest(Items& items, const Key& key) {
  const auto by_key = [&](const Item& a, const Item& b) { return key(a.index) < key(b.index); };
  for (Item* first = items.begin(); first != items.end();) {
    Item* const last = std::find_if(first, items.end(), [&](const Item& item) { return item.high != first->high; });
    if (last - first > 1 && !std::is_sorted(first, last, by_key)) std::stable_sort(first, last, by_key);
    first = last;
  }
}

/// `key` is asked again and again for what no column holds.
template <typename Key>
std::vector<std::size_t> order_of(std::size_t size, const Key& key) {
  if (size == 0) return {};
  if (size > std::numeric_limits<std::uint32_t>::max()) throw InvalidOption("more than 2^32 - 1 subjects");
  std::uint64_t smallest = key(0), largest = smallest;
  for (std::size_t i = 1; i < size; ++i) {
    smallest = std::min(smallest, key(i));
    largest = std::max(largest, key(i));
  }
  const auto width = static_cast<int>(std::bit_width(largest - smallest));
  const int below = std::max(0, width - 32);
  Items items(size);
  for (std::size_t i = 0; i < size; ++i)
    items[i] = {static_cast<std::uint32_t>((key(i) - smallest) >> below), static_cast<std::uint32_t>(i)};
  sort_by_high(items);
  if (below > 0) sort_by_rest(items, key);
  const auto order = std::ranges::subrange(items.begin(), items.end()) | std::views::transform(&Item::index);
  return {order.begin(), order.end()};
}

}  // namespace

std::uint64_t ordered_bits(double x) noexcept {
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;
  const auto bits = std::bit_cast<std::uint64_t>(x + 0.0);
  return (bits & sign) != 0 ? ~bits : bits | sign;
}

std::vector<std::size_t> radix_order(std::span<const std::uint64_t> keys) {
  return order_of(keys.size(), [&](std::size_t i) { return keys[i]; });
}

std::vector<std::size_t> ascending_order(std::span<const double> values) {
  return order_of(values.size(), [&](std::size_t i) { return ordered_bits(values[i]); });
}

}  // namespace rtsurv::survival
