#pragma once
// From the columns of an outcome to a FollowUp. Start here: outcome_values(), then follow_up().

#include <span>
#include <string>
#include <vector>

#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/study/columns/cases.hpp"
#include "rtsurv/study/columns/values.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::study {

/// Follow-up time and event, as columns or SQL expressions.
struct Outcome {
  std::string time = {};
  std::string event = {};
  std::string entry = {};      ///< empty: none
  double origin = 0.0;         ///< time and entry are counted from here
  std::string competing = {};  ///< the event that makes `event` impossible; empty: none
};

/// The columns of an outcome; `entry` is null without delayed entry, `competing` without such an event.
struct OutcomeValues {
  const table::Column* time = nullptr;
  const table::Column* event = nullptr;
  const table::Column* entry = nullptr;
  const table::Column* competing = nullptr;

  /// Whether the row is known to have had the competing event.
  [[nodiscard]] bool had_competing(std::size_t row) const {
    return competing != nullptr && competing->missing[row] == 0 && competing->number[row] != 0.0;
  }
};

/// Time and entry as numbers, events as 0/1. Throws as Values.
[[nodiscard]] OutcomeValues outcome_values(Values& values, const Outcome& outcome);

/// A doubt about an event that every known value has while others are blank: the blanks probably mean that there was
/// none, and leaving them out would leave nobody without the event. Empty otherwise. Throws as Values.
[[nodiscard]] std::string doubt_of_blanks(Values& values, const std::string& event);

/// Leaves out the rows that miss time, event or entry.
void require(Selection& selection, const OutcomeValues& outcome);

/// The outcome of the cases; `stratum` has one code per case or is empty. Throws Error(data) that names file, row and
/// column of every impossible time.
[[nodiscard]] survival::FollowUp follow_up(const table::Table& table, const OutcomeValues& outcome, const Cases& cases,
                                           std::span<const int> stratum = {});

/// How long the cases of `follow_up` were followed: event and competing event both end the observation of a patient who
/// was not censored, so that reverse Kaplan-Meier counts neither as an end of follow-up. A competing event that is not
/// known counts as none. Throws as survival::follow_up_time().
[[nodiscard]] survival::FollowUpTime follow_up_time(const survival::FollowUp& follow_up, const OutcomeValues& outcome,
                                                    const Cases& cases, const survival::KaplanMeierOptions& options);

/// n, events and missing rows of a call.
[[nodiscard]] results::Sample sample_of(const Cases& cases, const survival::FollowUp& follow_up);

/// Throws InvalidOption when the confidence level is outside (0, 1).
void require_confidence_level(double level);

}  // namespace rtsurv::study
