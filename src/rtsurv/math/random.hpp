#pragma once
// Counter-based random numbers: the k-th number of a stream depends on (seed, stream, k) only,
// so that replicates can be shared out to any number of threads with the same result.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace rtsurv::math {

/// One stream of Philox4x32-10 (Salmon et al., SC 2011), with period 2^66.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::uint64_t stream) : seed_(seed), stream_(stream) {}

  /// 32 uniform random bits.
  [[nodiscard]] std::uint32_t bits() {
    if (used_ == drawn_.size()) draw();
    return drawn_[used_++];
  }

  /// Uniform on {0, ..., bound - 1}, without bias (Lemire, ACM TOMACS 29 (2019) 3); bound > 0.
  [[nodiscard]] std::uint32_t below(std::uint32_t bound) {
    std::uint64_t product = std::uint64_t{bits()} * bound;
    if (may_be_biased(product, bound)) [[unlikely]] {
      const std::uint32_t threshold = (0U - bound) % bound;
      while (static_cast<std::uint32_t>(product) < threshold) product = std::uint64_t{bits()} * bound;
    }
    return static_cast<std::uint32_t>(product >> 32);
  }

  /// Uniform on (0, 1), with 52 bits; never 0 and never 1. The first of the two words drawn is the upper one.
  [[nodiscard]] double uniform();

  /// Puts the values into random order, every order as likely as another; fewer than 2^32 values.
  /// Draws below(n), below(n - 1), ..., below(2): value i - 1 changes places with the one drawn of the first i.
  ///
  /// Source: Fisher and Yates, in the form of Durstenfeld, CACM 7 (1964) 420.
  template <typename T>
  void shuffle(std::span<T> values) {
    for (std::size_t i = values.size(); i > 1; --i)
      std::swap(values[i - 1], values[below(static_cast<std::uint32_t>(i))]);
  }

  /// The other way round, and only places first to last - 1: place i changes places with i + below(n - i) of n values.
  /// Steps on from 0 to n it puts the values into random order, and each step may be the last.
  template <typename T>
  void shuffle_places(std::span<T> values, std::size_t first, std::size_t last) {
    while (first < last) {
      const std::size_t swapped = shuffle_by_words_at_hand(values.subspan(first), last - first);
      first += swapped;
      if (first == last) return;
      std::swap(values[first], values[first + below(static_cast<std::uint32_t>(values.size() - first))]);
      ++first;
    }
  }

 private:
  /// A product of a word and a bound whose lower half may belong to a number that is drawn too often.
  static bool may_be_biased(std::uint64_t product, std::uint32_t bound) {
    return static_cast<std::uint32_t>(product) < bound;
  }

  /// Steps of shuffle_places() until the words at hand are used or one of them needs a second look: a loop without a call,
  /// whose numbers stay in registers. Returns their number.
  template <typename T>
  std::size_t shuffle_by_words_at_hand(std::span<T> values, std::size_t most) {
    const std::size_t number = std::min(most, drawn_.size() - used_);
    const std::uint32_t* words = drawn_.data() + used_;
    std::size_t i = 0;
    for (; i < number; ++i) {
      const auto bound = static_cast<std::uint32_t>(values.size() - i);
      const std::uint64_t product = std::uint64_t{words[i]} * bound;
      if (may_be_biased(product, bound)) break;
      std::swap(values[i], values[i + (product >> 32)]);
    }
    used_ += i;
    return i;
  }

  /// Draws many words at once: the blocks of Philox do not wait for one another.
  void draw();

  std::uint64_t seed_;
  std::uint64_t stream_;
  std::uint64_t blocks_ = 0;
  std::array<std::uint32_t, 64> drawn_{};
  std::size_t used_ = drawn_.size();
};

}  // namespace rtsurv::math
