#include "rtsurv/survival/pooled/detail/pooled_rows.hpp"

namespace rtsurv::survival::detail {
namespace {

template <typename T>
void add(std::vector<T>& to, std::size_t at, const std::vector<T>& from, std::size_t row, std::size_t width = 1) {
  for (std::size_t k = 0; k < width; ++k) to[at * width + k] += from[row * width + k];
}

}  // namespace

std::size_t row_for(PooledTimes& table, const PooledKey& key) {
  const std::size_t rows = table.size(), causes = static_cast<std::size_t>(table.causes);
  if (rows > 0 && key_of(table, rows - 1) == key) return rows - 1;
  table.stratum.push_back(key.stratum);
  table.time.push_back(key.time);
  table.group.push_back(key.group);
  for (auto* sums : {&table.entering, &table.censored, &table.censored_squares}) sums->push_back(0.0);
  for (auto* sums : {&table.events, &table.event_squares}) sums->insert(sums->end(), causes, 0.0);
  for (auto* counts : {&table.entering_subjects, &table.censored_subjects}) counts->push_back(0);
  table.event_subjects.insert(table.event_subjects.end(), causes, 0);
  return rows;
}

void add_row(PooledTimes& to, const PooledKey& key, const PooledTimes& from, std::size_t row) {
  const std::size_t at = row_for(to, key), causes = static_cast<std::size_t>(to.causes);
  add(to.entering, at, from.entering, row);
  add(to.censored, at, from.censored, row);
  add(to.censored_squares, at, from.censored_squares, row);
  add(to.events, at, from.events, row, causes);
  add(to.event_squares, at, from.event_squares, row, causes);
  add(to.entering_subjects, at, from.entering_subjects, row);
  add(to.censored_subjects, at, from.censored_subjects, row);
  add(to.event_subjects, at, from.event_subjects, row, causes);
}

}  // namespace rtsurv::survival::detail
