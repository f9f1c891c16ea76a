#pragma once
// What one row of a pooled table holds.

#include <cstddef>
#include <vector>

#include "rtsurv/survival/curve/detail/log_rank_sums.hpp"
#include "rtsurv/survival/pooled/pooled_times.hpp"

namespace rtsurv::survival::detail {

/// Over the causes, of a column by cause.
template <typename T>
[[nodiscard]] T sum_of_causes(const PooledTimes& table, const std::vector<T>& by_cause, std::size_t row) {
  const auto causes = static_cast<std::size_t>(table.causes);
  T sum{};
  for (std::size_t k = 0; k < causes; ++k) sum += by_cause[row * causes + k];
  return sum;
}

/// Of any cause.
[[nodiscard]] inline PatientCount events_at(const PooledTimes& table, std::size_t row) {
  return {sum_of_causes(table, table.events, row), sum_of_causes(table, table.event_subjects, row)};
}

[[nodiscard]] inline PatientCount leaving_at(const PooledTimes& table, std::size_t row) {
  PatientCount count = events_at(table, row);
  count.add({table.censored[row], table.censored_subjects[row]});
  return count;
}

[[nodiscard]] inline PatientCount entering_at(const PooledTimes& table, std::size_t row) {
  return {table.entering[row], table.entering_subjects[row]};
}

}  // namespace rtsurv::survival::detail
