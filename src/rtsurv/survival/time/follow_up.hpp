#pragma once
// The outcome of a cohort: times, events, entry, weights, strata - validated and sorted once.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rtsurv/core/error.hpp"

namespace rtsurv::survival {

/// Columns in the caller's order; empty spans mean "none". All others have the length of `time`.
struct FollowUpColumns {
  std::span<const double> time;         ///< last time seen, finite and >= 0, one unit throughout
  std::span<const std::uint8_t> event;  ///< 1 the event happened at `time`, 0 censored there
  std::span<const double> entry = {};   ///< delayed entry: at risk on (entry, time]; finite, < time
  std::span<const double> weight = {};  ///< finite, >= 0; an integer weight w stands for w patients
  std::span<const int> stratum = {};    ///< codes >= 0
};

/// A subject whose outcome is impossible. `index` counts from 0 in the caller's order.
struct FollowUpProblem {
  std::size_t index;
  enum class Column { time, event, entry, weight, stratum } column;
  std::string message;  ///< such as "must be finite"
};

/// Thrown by FollowUp when subjects are impossible; `problems` names each of them, in the caller's order.
class InvalidFollowUp : public Error {
 public:
  explicit InvalidFollowUp(std::vector<FollowUpProblem> found);
  std::vector<FollowUpProblem> problems;
};

/// Subjects ordered by stratum, then by time; the order of the caller is kept in order().
///
/// Near-tied times are merged once, here, before anything is counted: the sorted distinct times
/// y_1 < y_2 < ... (entry times included) are cut into runs whose neighbours differ by at most eps or by
/// at most eps times the mean of |y|, eps = 1.5e-8 (the square root of the double precision), and
/// every time of a run becomes the first of it. This is `timefix` of R survival (Therneau, vignette "tiedtimes"):
/// times computed from dates differ by rounding error only. A subject whose entry and time fall into
/// one run is a problem of its `entry`.
///
/// Cost: O(n) once (radix sort). Throws InvalidFollowUp; InvalidOption when columns differ in length.
/// No subjects at all are allowed.
class FollowUp {
 public:
  explicit FollowUp(const FollowUpColumns& columns);

  [[nodiscard]] std::size_t size() const noexcept { return time_.size(); }

  // Sorted columns, all of length size().
  [[nodiscard]] std::span<const double> time() const noexcept { return time_; }
  [[nodiscard]] std::span<const std::uint8_t> event() const noexcept { return event_; }
  [[nodiscard]] std::span<const double> entry() const noexcept { return entry_; }    ///< empty without entry
  [[nodiscard]] std::span<const double> weight() const noexcept { return weight_; }  ///< empty: all 1
  [[nodiscard]] std::span<const int> stratum() const noexcept { return stratum_; }   ///< empty: one stratum
  /// order()[i] is the caller's index of the i-th sorted subject.
  [[nodiscard]] std::span<const std::size_t> order() const noexcept { return order_; }
  /// Length of the caller's columns: indices in order() are below it, also in a subset.
  [[nodiscard]] std::size_t caller_size() const noexcept { return caller_size_; }

  [[nodiscard]] double total_events() const noexcept { return total_events_; }  ///< sum of weights of the events

  /// The subjects with keep[caller's index] != 0, still sorted; their caller's indices stay as they were.
  /// Cost: O(n). Throws InvalidOption unless `keep` has caller_size() entries.
  [[nodiscard]] FollowUp subset(std::span<const std::uint8_t> keep) const;

  /// The subjects of a resample: weight[caller's index] patients each, those with weight 0 left out; still sorted.
  /// Cost: O(n). Throws InvalidOption unless `weight` has caller_size() entries, finite and >= 0.
  [[nodiscard]] FollowUp reweighted(std::span<const double> weight) const;

  /// The same subjects in the strata stratum[caller's index] >= 0, ordered by stratum, then by time; earlier strata are
  /// forgotten. Cost: O(n). Throws InvalidOption unless `stratum` has caller_size() entries, none negative.
  [[nodiscard]] FollowUp in_strata(std::span<const int> stratum) const;

  /// The same subjects as one stratum, ordered by time. Cost: O(n).
  [[nodiscard]] FollowUp unstratified() const;

  /// Events and censorings exchanged: the outcome of reverse Kaplan-Meier.
  [[nodiscard]] FollowUp reversed() const;

 private:
  FollowUp() = default;
  void sort_by_time(const FollowUpColumns& columns);
  void merge_near_ties(const FollowUpColumns& columns);
  void sort_by_stratum(std::span<const int> stratum);

  std::vector<double> time_;
  std::vector<std::uint8_t> event_;
  std::vector<double> entry_;
  std::vector<double> weight_;
  std::vector<int> stratum_;
  std::vector<std::size_t> order_;
  std::size_t caller_size_ = 0;
  double total_events_ = 0.0;
};

}  // namespace rtsurv::survival
