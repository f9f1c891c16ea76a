#pragma once
// The merged table of all parts, ready for estimates. Start here: PooledFollowUp.

#include <span>
#include <vector>

#include "rtsurv/survival/pooled/pooled_times.hpp"
#include "rtsurv/survival/time/time_counts.hpp"

namespace rtsurv::survival {

/// What FollowUp is to subjects, this is to sums: near-tied times merged and the rows checked once.
///
/// The near-tied times of the whole are those of FollowUp, run by run, because the table has every time of every subject
/// as it was given. One thing cannot be seen in sums: a subject whose entry and time fall into one run. FollowUp refuses
/// it; here its event, if it has one, counts and it is not at risk. Merging refuses it only where it leaves more
/// subjects that enter than subjects that leave.
class PooledFollowUp {
 public:
  /// Cost: O(rows), O(rows log rows) with near-tied times.
  ///
  /// Throws as check(); InvalidOption when at a time and after it more subjects of a stratum and group enter than leave
  /// after it.
  explicit PooledFollowUp(const PooledTimes& table);

  /// One row per stratum, time and group, ascending.
  [[nodiscard]] const PooledTimes& table() const noexcept { return table_; }
  [[nodiscard]] int causes() const noexcept { return table_.causes; }
  /// All weights are whole numbers, so that they count patients.
  [[nodiscard]] bool counts_patients() const noexcept { return table_.counts_patients != 0; }
  /// Somebody enters later than from the beginning.
  [[nodiscard]] bool has_entry() const;
  /// The largest code and one more; 0 without rows.
  [[nodiscard]] int groups() const;
  /// Events of any cause (sum of weights).
  [[nodiscard]] double total_events() const;
  /// The first times of the runs of near-tied times, for merge_runs(); empty when there is nothing to merge.
  [[nodiscard]] std::span<const double> run_starts() const noexcept { return run_starts_; }

  /// The rows of one group. Times stay merged as they are in the whole. Cost: O(rows).
  [[nodiscard]] PooledFollowUp only_group(int group) const;
  /// The rows of two groups, which keep their codes. Cost: O(rows).
  [[nodiscard]] PooledFollowUp only_groups(int a, int b) const;
  /// Events of another cause become censorings; the one that stays is cause 1. Cost: O(rows).
  /// Throws InvalidOption unless `cause` is one of the causes.
  [[nodiscard]] PooledFollowUp only_cause(int cause) const;
  /// Events of any cause and censorings exchanged: the outcome of reverse Kaplan-Meier. Cost: O(rows).
  [[nodiscard]] PooledFollowUp reversed() const;

  /// Subjects with entry < `time` <= their own time, strata and groups ignored (sum of weights). Cost: O(rows).
  [[nodiscard]] double at_risk(double time) const;

 private:
  PooledFollowUp(PooledTimes table, std::vector<double> run_starts);

  PooledTimes table_;
  std::vector<double> run_starts_;
};

/// The counts of all subjects at each time at which somebody of a weight above 0 leaves; strata and groups are ignored,
/// events are those of any cause.
///
/// Cost: O(rows).
[[nodiscard]] TimeCounts count_at_times(const PooledFollowUp& follow_up);

/// The events of each cause at the rows of count_at_times(): rows x causes.
[[nodiscard]] std::vector<double> events_by_cause(const PooledFollowUp& follow_up, const TimeCounts& counts);

}  // namespace rtsurv::survival
