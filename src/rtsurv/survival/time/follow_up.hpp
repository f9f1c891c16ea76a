#pragma once
// The outcome of a cohort: times, events, entry, weights, strata - validated and sorted once.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <string>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/time/runs.hpp"

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

/// Throws what FollowUp does of each subject by itself, before near-tied times are merged, and of columns that differ in
/// length. Cost: O(n).
void check(const FollowUpColumns& columns);

/// Times in one piece of memory: std::vector<double>, std::array, std::span, a plain array.
template <typename Range>
concept Times = std::ranges::contiguous_range<Range> && std::same_as < std::ranges::range_value_t<Range>,
double > ;

/// Whole numbers or truth values, 1 for an event: std::vector<int>, std::vector<bool>, std::array<std::uint8_t, n>.
template <typename Range>
concept Events = std::ranges::input_range<Range> && std::integral<std::ranges::range_value_t<Range>>;

/// Subjects ordered by stratum, then by time; the order of the caller is kept in order().
///
/// Near-tied times are merged once, here, before anything is counted: the sorted distinct times
/// y_1 < y_2 < ... (entry times included) are cut into runs whose neighbours differ by at most eps or by
/// at most eps times the mean of |y|, eps = 1.5e-8 (the square root of the double precision), and
/// every time of a run becomes the first of it. This is `timefix` of R survival (Therneau, vignette "tiedtimes"):
/// times computed from dates differ by rounding error only. A subject whose entry and time fall into
/// one run is a problem of its `entry`.
///
/// Cost: O(n) once (radix sort).
///
/// Throws InvalidFollowUp; InvalidOption when columns differ in length. No subjects at all are allowed.
class FollowUp {
 public:
  explicit FollowUp(const FollowUpColumns& columns);
  /// Times and events alone; they are copied.
  template <Times Time, Events Event>
  FollowUp(const Time& time, const Event& event)
      : FollowUp(FollowUpColumns{.time = std::span<const double>(time), .event = codes_of(event)}) {}

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

  /// All weights are whole numbers, so that they count patients.
  [[nodiscard]] bool counts_patients() const noexcept;
  /// Weight of the i-th sorted subject.
  [[nodiscard]] double weight_of(std::size_t i) const { return weight_.empty() ? 1.0 : weight_[i]; }
  /// Code of its stratum; 0 without strata.
  [[nodiscard]] int stratum_of(std::size_t i) const { return stratum_.empty() ? 0 : stratum_[i]; }

  /// Each stratum, and each tie of a stratum: `for (const Run s : f.strata()) for (const Run tie : f.ties(s))`.
  [[nodiscard]] Runs<int> strata() const { return {stratum_, {0, size()}}; }
  [[nodiscard]] Runs<double> ties(Run stratum) const { return {time_, stratum}; }

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

  /// The same subjects with the events event[caller's index], 1 or 0. Cost: O(n).
  /// Throws InvalidOption unless `event` has caller_size() entries, each 0 or 1.
  [[nodiscard]] FollowUp with_events(std::span<const std::uint8_t> event) const;

  /// Events and censorings exchanged: the outcome of reverse Kaplan-Meier.
  [[nodiscard]] FollowUp reversed() const;

 private:
  FollowUp() = default;
  /// Neither 0 nor 1 becomes 2, which is no code.
  template <typename Event>
  static std::vector<std::uint8_t> codes_of(const Event& event) {
    std::vector<std::uint8_t> codes;
    for (const auto value : event) codes.push_back(value == 0 ? 0 : value == 1 ? 1 : 2);
    return codes;
  }
  /// The subjects at those places; their events are not summed yet.
  template <typename Keep>
  [[nodiscard]] FollowUp rows_where(const Keep& keep) const;
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
