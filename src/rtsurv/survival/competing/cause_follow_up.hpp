#pragma once
// The outcome of a cohort with competing causes. Start here: CauseFollowUp.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// Columns in the caller's order; empty spans mean "none". All others have the length of `time`.
struct CauseColumns {
  std::span<const double> time;         ///< last time seen, finite and >= 0, one unit throughout
  std::span<const int> cause;           ///< 0 censored at `time`, else the cause 1, 2, ... of the event
  std::span<const double> entry = {};   ///< delayed entry: at risk on (entry, time]
  std::span<const double> weight = {};  ///< an integer weight w stands for w patients
  std::span<const int> stratum = {};    ///< codes >= 0
};

/// A follow-up whose events have causes; validated, near-tied times merged and sorted once, as FollowUp does.
class CauseFollowUp {
 public:
  /// `causes` is their number; 0 takes the largest code.
  ///
  /// Throws as FollowUp; InvalidOption for a cause below 0 or above `causes`.
  explicit CauseFollowUp(const CauseColumns& columns, int causes = 0);

  /// The sorted subjects; an event is one of any cause.
  [[nodiscard]] const FollowUp& any() const noexcept { return any_; }
  [[nodiscard]] int causes() const noexcept { return causes_; }
  /// Cause of the i-th sorted subject; 0 censored.
  [[nodiscard]] int cause_of(std::size_t i) const { return cause_[any_.order()[i]]; }
  /// In the caller's order; also of those who are not among the subjects of a subset.
  [[nodiscard]] std::span<const int> cause() const noexcept { return cause_; }

  /// Events of a cause (sum of weights). Cost: O(n).
  [[nodiscard]] double of_cause(int cause) const;
  /// The same subjects, an event of another cause being a censoring. Cost: O(n).
  [[nodiscard]] FollowUp only(int cause) const;
  /// The subjects of a part or of a resample, as FollowUp has them: the causes stay in the caller's order. Cost: O(n).
  [[nodiscard]] CauseFollowUp subset(std::span<const std::uint8_t> keep) const;
  [[nodiscard]] CauseFollowUp reweighted(std::span<const double> weight) const;
  /// Without strata, ordered by time. Cost: O(n).
  [[nodiscard]] CauseFollowUp unstratified() const;

 private:
  CauseFollowUp(FollowUp any, std::vector<int> cause, int causes);

  FollowUp any_;
  std::vector<int> cause_;
  int causes_;
};

}  // namespace rtsurv::survival
