#pragma once
// Blocks of Philox4x32-10 in bulk: the same words on every machine, by the instructions that it has.

#include <array>
#include <cstdint>

namespace rtsurv::math::detail {

/// Words of sixteen blocks, four each.
using PhiloxWords = std::array<std::uint32_t, 64>;

/// What a block is made of: the key is the seed; the counter the number of the block and, above it, the stream.
struct PhiloxPlace {
  std::uint64_t seed, stream, first_block;
};

/// Blocks first_block, first_block + 1, ... of a stream.
void draw_philox(const PhiloxPlace& place, PhiloxWords& words);

/// The same by Random123, on any machine.
void draw_philox_anywhere(const PhiloxPlace& place, PhiloxWords& words);

#if defined(__x86_64__)
/// The same by AVX2, half the time: four blocks side by side. Only where the machine has it.
void draw_philox_avx2(const PhiloxPlace& place, PhiloxWords& words);
#endif

}  // namespace rtsurv::math::detail
