#include "rtsurv/math/detail/philox.hpp"

#include <cstddef>

#include <Random123/philox.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rtsurv::math::detail {
namespace {

std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }

std::uint32_t high(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); }

using Draw = void (*)(const PhiloxPlace&, PhiloxWords&);

Draw fastest() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return draw_philox_avx2;
#endif
  return draw_philox_anywhere;
}

}  // namespace

void draw_philox_anywhere(const PhiloxPlace& place, PhiloxWords& words) {
  const r123::Philox4x32::key_type key{{low(place.seed), high(place.seed)}};
  std::uint64_t number = place.first_block;
  for (std::size_t word = 0; word < words.size(); word += 4, ++number) {
    const r123::Philox4x32::ctr_type counter{{low(number), high(number), low(place.stream), high(place.stream)}};
    const auto block = r123::Philox4x32()(counter, key);
    for (std::size_t i = 0; i < 4; ++i) words[word + i] = block[i];
  }
}

void draw_philox(const PhiloxPlace& place, PhiloxWords& words) {
  static const Draw draw = fastest();
  draw(place, words);
}

#if defined(__x86_64__)
namespace {

/// One word of four blocks, each in the lower half of its lane; what the upper halves hold does not matter.
struct Lanes {
  __m256i a, b, c, d;
};

/// Ten rounds on the four words of each block: two multiplications whose halves change places.
[[gnu::target("avx2"), gnu::always_inline]] inline void mix(Lanes& x, std::uint64_t seed) {
  const __m256i first = _mm256_set1_epi64x(0xD2511F53), second = _mm256_set1_epi64x(0xCD9E8D57);
  std::uint32_t key = low(seed), other_key = high(seed);
  for (int round = 0; round < 10; ++round, key += 0x9E3779B9U, other_key += 0xBB67AE85U) {
    const __m256i p = _mm256_mul_epu32(x.a, first), q = _mm256_mul_epu32(x.c, second);
    x.a = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(q, 32), x.b), _mm256_set1_epi64x(key));
    x.c = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p, 32), x.d), _mm256_set1_epi64x(other_key));
    x.b = q;
    x.d = p;
  }
}

/// Two words of a block into one lane.
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i joined(__m256i lower, __m256i upper) {
  return _mm256_or_si256(_mm256_and_si256(lower, _mm256_set1_epi64x(0xFFFFFFFF)), _mm256_slli_epi64(upper, 32));
}

[[gnu::target("avx2"), gnu::always_inline]] inline void store(const Lanes& x, std::uint32_t* words) {
  const __m256i front = joined(x.a, x.b), back = joined(x.c, x.d);
  const __m256i even = _mm256_unpacklo_epi64(front, back), odd = _mm256_unpackhi_epi64(front, back);  // blocks 0 2, 1 3
  auto* to = reinterpret_cast<__m256i*>(words);
  _mm256_storeu_si256(to, _mm256_permute2x128_si256(even, odd, 0x20));
  _mm256_storeu_si256(to + 1, _mm256_permute2x128_si256(even, odd, 0x31));
}

}  // namespace

[[gnu::target("avx2")]] void draw_philox_avx2(const PhiloxPlace& place, PhiloxWords& words) {
  const __m256i stream = _mm256_set1_epi64x(static_cast<long long>(place.stream));
  for (std::size_t word = 0; word < words.size(); word += 16) {
    const std::uint64_t number = place.first_block + word / 4;
    const __m256i numbers =
        _mm256_add_epi64(_mm256_set1_epi64x(static_cast<long long>(number)), _mm256_set_epi64x(3, 2, 1, 0));
    Lanes blocks{numbers, _mm256_srli_epi64(numbers, 32), stream, _mm256_srli_epi64(stream, 32)};
    mix(blocks, place.seed);
    store(blocks, words.data() + word);
  }
}
#endif

}  // namespace rtsurv::math::detail
