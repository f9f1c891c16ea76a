#pragma once
// A cohort as sums that add: what enters and leaves at each time. Start here: pooled_times(), merged().

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rtsurv/survival/competing/cause_follow_up.hpp"

namespace rtsurv::survival {

/// The sums of one part of a cohort, or of several together: one row per stratum, time and group, ascending in this
/// order. A time is one at which somebody leaves or enters. All columns have one entry per row, but those by cause, which
/// have `causes` of them, row after row. Plain columns, so that they can be stored and sent as they are.
///
/// A table holds the times as they were given. Near-tied times are merged when all parts are together, by
/// PooledFollowUp: which times are near depends on all of them.
struct PooledTimes {
  int causes = 1;
  std::uint8_t counts_patients = 1;  ///< 1: all weights are whole numbers

  std::vector<int> stratum, group;
  std::vector<double> time;
  std::vector<double> entering;          ///< at risk after `time` only (sum of weights)
  std::vector<double> censored;          ///< sum of weights
  std::vector<double> censored_squares;  ///< sum of squared weights
  std::vector<double> events;            ///< by cause: sum of weights
  std::vector<double> event_squares;     ///< by cause: sum of squared weights
  /// Subjects of a weight above 0, which tell an empty risk set from a rounding residue; those with events by cause.
  std::vector<std::uint64_t> entering_subjects, censored_subjects, event_subjects;

  [[nodiscard]] std::size_t size() const noexcept { return time.size(); }
};

/// The sums over the subjects of one part. `cause` is 0 for censored and 1 .. `causes` for events, the same number of
/// causes in each part; `group` holds codes >= 0 in the caller's order, empty: all in group 0. A part without subjects
/// gives a table without rows. Without entry a subject is at risk from the beginning.
///
/// Cost: O(n); as many rows as there are different times, strata and groups.
///
/// Throws InvalidFollowUp for impossible subjects, an entry that is nearer to the time than near_tie_tolerance among
/// them; InvalidOption for columns that differ in length, a cause outside 0 .. `causes` and a group below 0.
[[nodiscard]] PooledTimes pooled_times(const CauseColumns& columns, std::span<const int> group = {}, int causes = 1);

/// The table of two parts together: the sums of rows with equal stratum, time and group.
///
/// The order of merging does not matter. With weights that are whole numbers the sums are exact up to 2^53, and the
/// table is the same byte for byte in whatever order and by whatever division into parts it came about. Sums of other
/// weights differ by rounding: parts that are merged in one order give the same bytes.
///
/// Cost: O(rows).
///
/// Throws InvalidOption when the numbers of causes differ, and as check().
[[nodiscard]] PooledTimes merged(const PooledTimes& a, const PooledTimes& b);

/// Of any number of parts, two neighbours at a time: O(rows log parts). Without parts: a table without rows.
[[nodiscard]] PooledTimes merged(std::span<const PooledTimes> parts);

/// Throws InvalidOption unless the table is one that pooled_times() and merged() could have made: for tables that come
/// from elsewhere. Cost: O(rows).
void check(const PooledTimes& table);

}  // namespace rtsurv::survival
