#pragma once
// A state that begins during follow-up, such as response, as a time-dependent covariate. Start here:
// time_dependent_effect().

#include <cstddef>
#include <span>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

struct TimeDependentEffect {
  // All of patients where weights are whole numbers, else of rows.
  std::size_t n = 0;
  std::size_t n_without = 0, n_began = 0;  ///< those seen without the state, and those in whom it began meanwhile
  /// Events and time under observation without the state and with it.
  double events_without = 0.0, events_with = 0.0, time_without = 0.0, time_with = 0.0;
  /// One column: the state against its absence. Its `n` counts intervals; `score` is the test of Mantel and Byar.
  CoxFit fit;
};

/// The hazard of patients who are in the state against that of patients who are not yet (or never) in it:
///
///     h(t) = h0(t) exp(b z(t)),  z(t) = 1 when began < t, else 0
///
/// began[caller's index] on the clock of the follow-up; infinity: never. A patient gives one interval without the
/// state, (entry, began], and one with it, (began, time]; a state that begins with the end of follow-up or later did
/// not begin, one that begins with its start is there from the start. Without delayed entry patients are at risk at 0
/// too, and a state that begins at 0 is not there yet at the events at 0; its patients still count as seen with it only.
/// Begins that differ from another time by rounding error only are that time. The score test with Efron's ties is the test of Mantel and Byar when no events are tied.
///
/// With clusters and with sampling weights the error is robust, the intervals of a patient being in one cluster.
///
/// Cost: that of cox() on at most 2 n intervals.
///
/// Source: Mantel & Byar, JASA 69 (1974) 81-86; Andersen & Gill, Ann Stat 10 (1982) 1100-1120.
///
/// Agrees with: R survival, coxph() on the intervals of tmerge(), within 1e-9 (score and likelihood 1e-8), see
/// tests/oracle/time_dependent/.
///
/// Throws InvalidOption unless `began` has caller_size() entries, none NaN; NotEstimable without events or when the
/// state is the same in all intervals.
[[nodiscard]] TimeDependentEffect time_dependent_effect(const FollowUp& follow_up, std::span<const double> began,
                                                        const CoxOptions& options = {});

}  // namespace rtsurv::survival
