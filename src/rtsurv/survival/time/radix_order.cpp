#include "rtsurv/survival/time/radix_order.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>
#include <optional>
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

/// A code for each of many numbers of which few differ.
class FewNumbers {
 public:
  static constexpr std::size_t share = 16;  ///< below it in as many, the numbers are few

  explicit FewNumbers(std::size_t size) : most_(std::min(size / share, slots / 2)) {}

  /// False as soon as too many differ.
  [[nodiscard]] bool read(std::span<const double> values) {
    for (const double value : values) {
      const std::uint16_t code = code_of(ordered_bits(value));
      if (code == none) return false;
      codes_.push_back(code);
    }
    return true;
  }

  /// Each number that occurs, and how often.
  struct Number {
    std::uint64_t bits;
    std::size_t count;
    std::uint16_t code;
  };

  [[nodiscard]] std::vector<Number> ascending() const {
    std::vector<Number> numbers;
    for (std::size_t code = 0; code < bits_.size(); ++code)
      numbers.push_back({bits_[code], count_[code], static_cast<std::uint16_t>(code)});
    std::ranges::sort(numbers, {}, &Number::bits);
    return numbers;
  }

  [[nodiscard]] std::uint16_t code(std::size_t i) const noexcept { return codes_[i]; }

 private:
  static constexpr std::size_t slots = 1U << 14U;
  static constexpr std::uint16_t none = std::numeric_limits<std::uint16_t>::max();

  struct Slot {
    std::uint64_t bits = 0;
    std::uint16_t code = none;
  };

  std::uint16_t code_of(std::uint64_t bits) {
    std::size_t at = (bits * 0x9E3779B97F4A7C15U) >> 50U;  // the upper bits of a product with the golden ratio
    while (slots_[at].code != none && slots_[at].bits != bits) at = (at + 1) % slots;
    if (slots_[at].code == none) {
      if (bits_.size() == most_) return none;
      slots_[at] = {bits, static_cast<std::uint16_t>(bits_.size())};
      bits_.push_back(bits);
      count_.push_back(0);
    }
    ++count_[slots_[at].code];
    return slots_[at].code;
  }

  std::vector<std::uint16_t> codes_;
  std::size_t most_;
  std::vector<Slot> slots_ = std::vector<Slot>(slots);
  std::vector<std::uint64_t> bits_;
  std::vector<std::size_t> count_;
};

/// The inverse of ordered_bits().
double number_of(std::uint64_t bits) noexcept {
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;
  return std::bit_cast<double>((bits & sign) != 0 ? bits ^ sign : ~bits);
}

/// Nothing when too many numbers differ.
std::optional<Ascending> counted(std::span<const double> values) {
  constexpr std::size_t few_values = 4096;  // for which the table does not pay
  if (values.size() < few_values) return std::nullopt;
  FewNumbers few(values.size());
  if (!few.read(values)) return std::nullopt;
  Ascending result;
  result.value.reserve(values.size());
  result.index.resize(values.size());
  const std::vector<FewNumbers::Number> numbers = few.ascending();
  std::vector<std::size_t> place(numbers.size());
  for (const FewNumbers::Number& number : numbers) {
    place[number.code] = result.value.size();
    result.value.insert(result.value.end(), number.count, number_of(number.bits));
  }
  for (std::size_t i = 0; i < values.size(); ++i) result.index[place[few.code(i)]++] = i;
  return result;
}

std::vector<std::size_t> order_of_many(std::span<const double> values) {
  return order_of(values.size(), [&](std::size_t i) { return ordered_bits(values[i]); });
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
  std::optional<Ascending> few = counted(values);
  return few ? std::move(few->index) : order_of_many(values);
}

Ascending ascending(std::span<const double> values) {
  if (std::optional<Ascending> few = counted(values)) return *std::move(few);
  Ascending result{std::vector<double>(values.size()), order_of_many(values)};
  for (std::size_t i = 0; i < values.size(); ++i) result.value[i] = values[result.index[i]] + 0.0;
  return result;
}

}  // namespace rtsurv::survival
