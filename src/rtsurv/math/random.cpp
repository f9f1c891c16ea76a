#include "rtsurv/math/random.hpp"

#include "rtsurv/math/detail/philox.hpp"

namespace rtsurv::math {

void RandomStream::draw() {
  detail::draw_philox({seed_, stream_, blocks_}, drawn_);
  blocks_ += drawn_.size() / 4;
  used_ = 0;
}

double RandomStream::uniform() {
  const std::uint64_t first = bits();  // drawn before the other: operands have no order of their own
  const std::uint64_t word = (first << 32) | bits();
  return (static_cast<double>(word >> 12) + 0.5) * 0x1.0p-52;  // 53 bits would round up to 1
}

}  // namespace rtsurv::math
