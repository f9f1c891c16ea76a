// What one thread of this machine can do, as JSON: bytes read in a second, floating-point operations in a second, nanoseconds of
// a key of 8 bytes in a radix sort that carries its place. Each is the best of several tries.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <utility>
#include <vector>

namespace {

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define RTSURV_FOR_THIS_MACHINE [[gnu::target_clones("arch=x86-64-v3", "default")]]
#else
#define RTSURV_FOR_THIS_MACHINE
#endif

using Vector [[gnu::vector_size(32)]] = double;
constexpr std::size_t vectors = 12,
                      lanes = 4 * vectors;  ///< independent sums: enough to keep every multiply-add unit busy

template <class Work>
double best_seconds(int tries, Work work) {
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < tries; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

RTSURV_FOR_THIS_MACHINE std::uint64_t sum_of(const std::uint64_t* values, std::size_t count) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += values[i];
  return sum;
}

RTSURV_FOR_THIS_MACHINE double multiply_add(double factor, std::size_t rounds) {
  Vector sums[vectors] = {};  // stays in registers
  for (std::size_t round = 0; round < rounds; ++round)
#pragma GCC unroll 12
    for (Vector& sum : sums) sum = sum * factor + 1e-9;
  double total = 0.0;
  for (const Vector& sum : sums) total += sum[0];
  return total;
}

struct Key {
  std::uint32_t place;
  std::uint64_t value;
};

/// Least significant byte first; bytes that are the same in all keys are passed over.
void radix_sort(std::vector<Key>& keys, std::vector<Key>& other) {
  for (unsigned shift = 0; shift < 64; shift += 8) {
    std::array<std::size_t, 257> start{};
    for (const Key& key : keys) ++start[((key.value >> shift) & 255U) + 1];
    if (std::ranges::max(start) == keys.size()) continue;
    for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
    for (const Key& key : keys) other[start[(key.value >> shift) & 255U]++] = key;
    std::swap(keys, other);
  }
}

std::vector<Key> random_keys(std::size_t count) {
  std::vector<Key> keys(count);
  std::uint64_t state = 1;
  for (std::size_t i = 0; i < count; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    keys[i] = {static_cast<std::uint32_t>(i),
               state >> 32U};  // half of a double's bits differ in a follow-up in days and less
  }
  return keys;
}

}  // namespace

int main() {
  std::uint64_t kept = 0;
  const std::vector<std::uint64_t> values(std::size_t{1} << 25U, 1);
  const double read = best_seconds(5, [&] { kept += sum_of(values.data(), values.size()); });

  double factor = 0.999999;
  constexpr std::size_t rounds = 2'000'000;
  const double arithmetic = best_seconds(5, [&] { factor += 1e-12 * multiply_add(factor, rounds); });

  const std::vector<Key> given = random_keys(1'000'000);
  std::vector<Key> keys, other(given.size());
  double sort = std::numeric_limits<double>::infinity();
  for (int i = 0; i < 5; ++i) {
    keys = given;
    sort = std::min(sort, best_seconds(1, [&] { radix_sort(keys, other); }));
    kept += keys.front().place;
  }
  std::printf("{\"read\": %.6g, \"arithmetic\": %.6g, \"sort\": %.6g}\n",
              8.0 * static_cast<double>(values.size()) / read, 2.0 * static_cast<double>(lanes * rounds) / arithmetic,
              1e9 * sort / static_cast<double>(given.size()));
  return kept == 0 || factor > 1.0 ? 1 : 0;
}
