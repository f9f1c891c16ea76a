#pragma once
// Counter-based random numbers: the k-th number of a stream depends on (seed, stream, k) only,
// so that replicates can be shared out to any number of threads with the same result.

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
    if (static_cast<std::uint32_t>(product) < bound) [[unlikely]] {
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

 private:
  /// Draws many words at once: the blocks of Philox do not wait for one another.
  void draw();

  std::uint64_t seed_;
  std::uint64_t stream_;
  std::uint64_t blocks_ = 0;
  std::array<std::uint32_t, 64> drawn_{};
  std::size_t used_ = drawn_.size();
};

}  // namespace rtsurv::math
