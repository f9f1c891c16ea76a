#include "rtsurv/survival/pooled/pooled_follow_up.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/curve/detail/log_rank_sums.hpp"
#include "rtsurv/survival/pooled/detail/pooled_rows.hpp"
#include "rtsurv/survival/pooled/detail/row_sums.hpp"
#include "rtsurv/survival/time/near_ties.hpp"
#include "rtsurv/survival/time/radix_order.hpp"

namespace rtsurv::survival {
namespace {

using detail::PatientCount;
using detail::PooledKey;

std::vector<double> starts_of_runs(const PooledTimes& table) {
  std::vector<double> times(table.time);
  std::ranges::sort(times);
  return run_starts(times);
}

/// The rows with the first time of its run for each time, equal keys added up.
PooledTimes with_merged_times(const PooledTimes& table, const std::vector<double>& starts) {
  if (starts.empty()) return table;
  std::vector<PooledKey> keys;
  for (std::size_t row = 0; row < table.size(); ++row) {
    keys.push_back(detail::key_of(table, row));
    keys.back().time = *(std::ranges::upper_bound(starts, keys.back().time) - 1);
  }
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t row) { return keys[row]; });
  PooledTimes result;
  result.causes = table.causes;
  result.counts_patients = table.counts_patients;
  for (const std::size_t row : order) detail::add_row(result, keys[row], table, row);
  return result;
}

/// Nobody can enter who does not leave later.
void require_consistent(const PooledTimes& table, std::size_t groups) {
  std::vector<std::uint64_t> inside(groups);  // of each group, those who leave after the row and have entered before
  for (std::size_t row = table.size(); row-- > 0;) {
    if (row + 1 == table.size() || table.stratum[row] != table.stratum[row + 1])
      std::ranges::fill(inside, std::uint64_t{0});
    std::uint64_t& here = inside[static_cast<std::size_t>(table.group[row])];
    if (table.entering_subjects[row] > here)
      throw InvalidOption(
          "more subjects of a pooled table enter at or after a time than leave after it: every subject has to leave "
          "later than it enters, by more than rounding error");
    here += detail::leaving_at(table, row).subjects - table.entering_subjects[row];
  }
}

}  // namespace

PooledFollowUp::PooledFollowUp(PooledTimes table, std::vector<double> run_starts)
    : table_(std::move(table)), run_starts_(std::move(run_starts)) {}

PooledFollowUp::PooledFollowUp(const PooledTimes& table) {
  check(table);
  run_starts_ = starts_of_runs(table);
  table_ = with_merged_times(table, run_starts_);
  require_consistent(table_, static_cast<std::size_t>(groups()));
}

bool PooledFollowUp::has_entry() const {
  return std::ranges::any_of(table_.entering_subjects, [](std::uint64_t subjects) { return subjects > 0; });
}

int PooledFollowUp::groups() const { return table_.group.empty() ? 0 : std::ranges::max(table_.group) + 1; }

double PooledFollowUp::total_events() const { return std::accumulate(table_.events.begin(), table_.events.end(), 0.0); }

PooledFollowUp PooledFollowUp::only_group(int group) const { return only_groups(group, group); }

PooledFollowUp PooledFollowUp::only_groups(int a, int b) const {
  PooledTimes rows;
  rows.causes = table_.causes;
  rows.counts_patients = table_.counts_patients;
  for (std::size_t row = 0; row < table_.size(); ++row)
    if (table_.group[row] == a || table_.group[row] == b)
      detail::add_row(rows, detail::key_of(table_, row), table_, row);
  return {std::move(rows), run_starts_};
}

PooledFollowUp PooledFollowUp::only_cause(int cause) const {
  if (cause < 1 || cause > causes()) throw InvalidOption("a cause must be between 1 and the number of causes");
  PooledTimes one(table_);
  one.causes = 1;
  const std::size_t rows = table_.size(), causes_before = static_cast<std::size_t>(causes());
  for (auto* sums : {&one.events, &one.event_squares}) sums->assign(rows, 0.0);
  one.event_subjects.assign(rows, 0);
  for (std::size_t at = 0; at < rows * causes_before; ++at) {
    const std::size_t row = at / causes_before;
    const bool own = at % causes_before + 1 == static_cast<std::size_t>(cause);
    (own ? one.events : one.censored)[row] += table_.events[at];
    (own ? one.event_squares : one.censored_squares)[row] += table_.event_squares[at];
    (own ? one.event_subjects : one.censored_subjects)[row] += table_.event_subjects[at];
  }
  return {std::move(one), run_starts_};
}

PooledFollowUp PooledFollowUp::reversed() const {
  PooledTimes exchanged(table_);
  exchanged.causes = 1;
  exchanged.events = table_.censored;
  exchanged.event_squares = table_.censored_squares;
  exchanged.event_subjects = table_.censored_subjects;
  for (std::size_t row = 0; row < table_.size(); ++row) {
    exchanged.censored[row] = detail::sum_of_causes(table_, table_.events, row);
    exchanged.censored_squares[row] = detail::sum_of_causes(table_, table_.event_squares, row);
    exchanged.censored_subjects[row] = detail::sum_of_causes(table_, table_.event_subjects, row);
  }
  return {std::move(exchanged), run_starts_};
}

double PooledFollowUp::at_risk(double time) const {
  PatientCount leaving, entering;
  for (std::size_t row = 0; row < table_.size(); ++row) {
    if (table_.time[row] < time) continue;
    leaving.add(detail::leaving_at(table_, row));
    entering.add(detail::entering_at(table_, row));
  }
  leaving.remove(entering);
  return std::max(0.0, leaving.weight);
}

TimeCounts count_at_times(const PooledFollowUp& follow_up) {
  const PooledTimes& table = follow_up.table();
  const std::vector<std::size_t> order = ascending_order(table.time);
  TimeCounts counts;
  PatientCount inside;  // those who leave later than the time at hand and have entered before
  for (std::size_t end = order.size(), begin = end; end > 0; end = begin) {
    const double time = table.time[order[end - 1]];
    PatientCount events, leaving, entering;
    double censored = 0.0;
    for (; begin > 0 && table.time[order[begin - 1]] == time; --begin) {
      events.add(detail::events_at(table, order[begin - 1]));
      censored += table.censored[order[begin - 1]];
      leaving.add(detail::leaving_at(table, order[begin - 1]));
      entering.add(detail::entering_at(table, order[begin - 1]));
    }
    inside.remove(entering);
    const double staying = std::max(0.0, inside.weight);
    inside.add(leaving);
    if (leaving.subjects == 0) continue;
    counts.time.push_back(time);
    counts.at_risk.push_back(staying + leaving.weight);
    counts.events.push_back(events.weight);
    counts.censored.push_back(censored);
  }
  for (auto* column : {&counts.time, &counts.at_risk, &counts.events, &counts.censored}) std::ranges::reverse(*column);
  return counts;
}

std::vector<double> events_by_cause(const PooledFollowUp& follow_up, const TimeCounts& counts) {
  const PooledTimes& table = follow_up.table();
  const auto causes = static_cast<std::size_t>(table.causes);
  std::vector<double> events(counts.time.size() * causes);
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto at = std::ranges::lower_bound(counts.time, table.time[row]);
    if (at == counts.time.end() || *at != table.time[row]) continue;
    const auto first = static_cast<std::size_t>(at - counts.time.begin()) * causes;
    for (std::size_t k = 0; k < causes; ++k) events[first + k] += table.events[row * causes + k];
  }
  return events;
}

}  // namespace rtsurv::survival
