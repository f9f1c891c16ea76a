#pragma once
// Rows of a pooled table, one after the other.

#include <compare>
#include <cstddef>

#include "rtsurv/survival/pooled/pooled_times.hpp"

namespace rtsurv::survival::detail {

/// By what rows are ordered.
struct PooledKey {
  int stratum = 0;
  double time = 0.0;
  int group = 0;

  auto operator<=>(const PooledKey&) const = default;
};

[[nodiscard]] inline PooledKey key_of(const PooledTimes& table, std::size_t row) {
  return {table.stratum[row], table.time[row], table.group[row]};
}

/// The last row of `table` when it has the key, else a new one with sums of 0.
std::size_t row_for(PooledTimes& table, const PooledKey& key);

/// Adds a row of `from` to that of `key`, the last of `to` or a new one. Both have the same causes.
void add_row(PooledTimes& to, const PooledKey& key, const PooledTimes& from, std::size_t row);

}  // namespace rtsurv::survival::detail
