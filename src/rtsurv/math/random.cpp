#include "rtsurv/math/random.hpp"

#include <Random123/philox.h>

namespace rtsurv::math {
namespace {

std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }

std::uint32_t high(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); }

}  // namespace

std::uint32_t RandomStream::bits() {
  if (used_ == 4) {
    const r123::Philox4x32::ctr_type counter{{low(counter_), high(counter_), low(stream_), high(stream_)}};
    const r123::Philox4x32::key_type key{{low(seed_), high(seed_)}};
    const auto block = r123::Philox4x32()(counter, key);
    for (unsigned i = 0; i < 4; ++i) block_[i] = block[i];
    ++counter_;
    used_ = 0;
  }
  return block_[used_++];
}

std::uint32_t RandomStream::below(std::uint32_t bound) {
  std::uint64_t product = std::uint64_t{bits()} * bound;
  if (low(product) < bound) {
    const std::uint32_t threshold = (0U - bound) % bound;
    while (low(product) < threshold) product = std::uint64_t{bits()} * bound;
  }
  return high(product);
}

double RandomStream::uniform() {
  const std::uint64_t first = bits();  // drawn before the other: operands have no order of their own
  const std::uint64_t word = (first << 32) | bits();
  return (static_cast<double>(word >> 12) + 0.5) * 0x1.0p-52;  // 53 bits would round up to 1
}

}  // namespace rtsurv::math
