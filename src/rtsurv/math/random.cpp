#include "rtsurv/math/random.hpp"

#include <Random123/philox.h>

namespace rtsurv::math {
namespace {

std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }

std::uint32_t high(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); }

}  // namespace

void RandomStream::draw() {
  const r123::Philox4x32::key_type key{{low(seed_), high(seed_)}};
  for (std::size_t word = 0; word < drawn_.size(); word += 4, ++blocks_) {
    const r123::Philox4x32::ctr_type counter{{low(blocks_), high(blocks_), low(stream_), high(stream_)}};
    const auto block = r123::Philox4x32()(counter, key);
    for (std::size_t i = 0; i < 4; ++i) drawn_[word + i] = block[i];
  }
  used_ = 0;
}

double RandomStream::uniform() {
  const std::uint64_t first = bits();  // drawn before the other: operands have no order of their own
  const std::uint64_t word = (first << 32) | bits();
  return (static_cast<double>(word >> 12) + 0.5) * 0x1.0p-52;  // 53 bits would round up to 1
}

}  // namespace rtsurv::math
