#pragma once
// Who is at risk at which event time, laid out for one backward scan.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival::detail {

/// Subjects who fail from a competing cause and stay at risk of the cause of interest (Fine & Gray): after its own time
/// such a subject is at risk at t with the weight G(t-) / G(time-), G being the chance to be still uncensored.
/// One entry per subject, in the order of the FollowUp, whose events are those of the cause of interest.
struct CompetingFailures {
  std::vector<std::uint8_t> failed;  ///< 1 from a competing cause
  std::vector<double> uncensored;    ///< G(time-) > 0
};

/// How a tie shares its risk set, and who stays at risk. Competing failures go with Breslow ties only.
struct RiskSetRule {
  RiskSetRule(Ties shared) : ties(shared) {}  // NOLINT(google-explicit-constructor): most rules are just the ties
  RiskSetRule(Ties shared, const CompetingFailures& failures) : ties(shared), competing(&failures) {}

  Ties ties;
  const CompetingFailures* competing = nullptr;
};

/// Event times k = 0 .. times()-1, by stratum, then ascending. Rows are the subjects that are at risk at one event time
/// or more and have a positive weight; they are ordered so that those with t_k <= time < t_(k+1) are contiguous and the
/// events at t_k come first.
///
/// A tie of d events is taken in `steps` steps l = 0, 1, ...: step l has the weight `step_weight` and the denominator
/// s0 - (l / steps) e0, with s0 the sum of w exp(x'b) over the risk set and e0 over the events. Breslow: one step.
/// Efron: one step per event; when all weights are integers they count patients, and there is one step per patient.
struct RiskSets {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::vector<std::size_t> begin;       ///< first row of each event time, and the number of rows
  std::vector<std::size_t> deaths_end;  ///< end of the rows with the event at t_k
  std::vector<double> steps;
  std::vector<double> step_weight;
  std::vector<std::size_t> stratum_begin;  ///< first event time of each stratum, and the number of event times

  std::vector<std::uint32_t> subject;     ///< of each row: index in the order of the FollowUp
  std::vector<std::uint32_t> event_time;  ///< of each row: the last event time at which it is at risk
  std::vector<double> weight;
  bool weights_are_counts = true;

  /// Delayed entry, all empty without: `before` is the last event time at or before the entry of a row (or none);
  /// rows leaving[leaving_begin[k]] .. leaving[leaving_begin[k + 1] - 1] have before == k.
  std::vector<std::size_t> before, leaving, leaving_begin;

  /// Competing failures, both empty without: a row is also at risk at the event times k after its own, with
  /// lingering[row] * fading[k] of its weight. The first event time of a stratum may then have no event (a step of
  /// weight 0): it holds those who failed before the first one.
  std::vector<double> lingering;  ///< 1 / G(time-) of a competing failure, else 0
  std::vector<double> fading;     ///< G(t_k-)

  [[nodiscard]] std::size_t times() const noexcept { return deaths_end.size(); }
  [[nodiscard]] std::size_t rows() const noexcept { return subject.size(); }
  [[nodiscard]] std::size_t strata() const noexcept { return stratum_begin.size() - 1; }
  [[nodiscard]] bool at_risk(std::size_t row, std::size_t k) const {
    return before.empty() || before[row] == none || before[row] < k;
  }
};

/// Throws InvalidOption for more than 10^8 steps, which a scan takes one by one.
void require_few_steps(std::span<const double> steps);

/// Cost: O(n), with delayed entry O(n log times). Throws InvalidOption for more than 10^8 steps and for 2^32 rows of the caller or
/// more.
[[nodiscard]] RiskSets risk_sets(const FollowUp& follow_up, const RiskSetRule& rule);

/// The same for the given subjects (indices in the order of `follow_up`) in other strata. `stratum[i]` is the stratum
/// of subjects[i]; equal codes are contiguous and times ascend within them.
[[nodiscard]] RiskSets risk_sets(const FollowUp& follow_up, const RiskSetRule& rule,
                                 std::span<const std::size_t> subjects, std::span<const int> stratum);

}  // namespace rtsurv::survival::detail
