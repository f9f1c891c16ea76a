#include "rtsurv/survival/time/time_counts.hpp"

#include <algorithm>
#include <cstddef>

namespace rtsurv::survival {
namespace {

/// Calls visit(i, weight, is_new_time) for each subject that counts, in the order of time.
template <typename Visit>
void for_each_subject(const FollowUp& follow_up, Visit visit) {
  const auto times = follow_up.time();
  double previous = -1.0;  // times are never negative
  for (std::size_t i = 0; i < times.size(); ++i) {
    const double weight = follow_up.weight_of(i);
    if (weight == 0.0) continue;
    visit(i, weight, times[i] != previous);
    previous = times[i];
  }
}

TimeCounts empty_rows(std::size_t rows) {
  TimeCounts counts;
  for (auto* column : {&counts.time, &counts.at_risk, &counts.events, &counts.censored}) column->resize(rows);
  return counts;
}

/// Rows with their events and censorings, where everybody counts once.
TimeCounts count_patients(const FollowUp& follow_up) {
  const auto time = follow_up.time();
  std::size_t rows = time.empty() ? 0 : 1;
  for (std::size_t i = 1; i < time.size(); ++i) rows += time[i] != time[i - 1] ? std::size_t{1} : 0;
  TimeCounts counts = empty_rows(rows);
  std::size_t next = 0;
  for (const Run tie : follow_up.ties({0, time.size()})) {
    std::size_t events = 0;
    for (std::size_t i = tie.begin; i < tie.end; ++i) events += follow_up.event()[i];
    counts.time[next] = time[tie.begin];
    counts.events[next] = static_cast<double>(events);
    counts.censored[next++] = static_cast<double>(tie.size() - events);
  }
  return counts;
}

/// The same with weights.
TimeCounts count_weights(const FollowUp& follow_up) {
  std::size_t rows = 0;
  for_each_subject(follow_up, [&](std::size_t, double, bool is_new_time) { rows += is_new_time ? 1 : 0; });
  TimeCounts counts = empty_rows(rows);
  std::size_t next = 0;
  for_each_subject(follow_up, [&](std::size_t i, double weight, bool is_new_time) {
    if (is_new_time) counts.time[next++] = follow_up.time()[i];
    (follow_up.event()[i] != 0 ? counts.events : counts.censored)[next - 1] += weight;
  });
  return counts;
}

/// Everybody still under observation, entered or not.
void count_remaining(TimeCounts& counts) {
  double remaining = 0.0;
  for (std::size_t i = counts.time.size(); i-- > 0;) {
    remaining += counts.events[i] + counts.censored[i];
    counts.at_risk[i] = remaining;
  }
}

/// Takes out those who enter at time[i] or later.
void subtract_waiting(TimeCounts& counts, const FollowUp& follow_up) {
  std::vector<double> waiting(counts.time.size() + 1, 0.0);  // waiting[k]: entry in [time[k-1], time[k])
  for (std::size_t i = 0; i < follow_up.size(); ++i) {
    const auto first = std::upper_bound(counts.time.begin(), counts.time.end(), follow_up.entry()[i]);
    waiting[static_cast<std::size_t>(first - counts.time.begin())] += follow_up.weight_of(i);
  }
  // Sums of real weights leave a rounding residue where nobody stays; it must not look like a patient.
  const double negligible = counts.time.empty() ? 0.0 : 1e-12 * counts.at_risk.front();
  double outside = 0.0;
  for (std::size_t i = counts.time.size(); i-- > 0;) {
    outside += waiting[i + 1];
    const double leaving = counts.events[i] + counts.censored[i];
    const double staying = counts.at_risk[i] - outside - leaving;
    counts.at_risk[i] = leaving + (staying > negligible ? staying : 0.0);
  }
}

}  // namespace

TimeCounts count_at_times(const FollowUp& follow_up) {
  if (!follow_up.stratum().empty()) return count_at_times(follow_up.unstratified());
  TimeCounts counts = follow_up.weight().empty() ? count_patients(follow_up) : count_weights(follow_up);
  count_remaining(counts);
  if (!follow_up.entry().empty()) subtract_waiting(counts, follow_up);
  return counts;
}

}  // namespace rtsurv::survival
