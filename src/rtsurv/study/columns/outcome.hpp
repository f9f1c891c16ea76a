#pragma once
// From the columns of an outcome to a FollowUp. Start here: outcome_values(), then follow_up().

#include <span>
#include <string>
#include <vector>

#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/study/columns/cases.hpp"
#include "rtsurv/study/columns/values.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::study {

/// Follow-up time and event, as columns or SQL expressions.
struct Outcome {
  std::string time = {};
  std::string event = {};
  std::string entry = {};  ///< empty: none
  double origin = 0.0;     ///< time and entry are counted from here
};

/// The columns of an outcome; `entry` is null without delayed entry.
struct OutcomeValues {
  const table::Column* time = nullptr;
  const table::Column* event = nullptr;
  const table::Column* entry = nullptr;
};

/// Time and entry as numbers, event as 0/1. Throws as Values.
[[nodiscard]] OutcomeValues outcome_values(Values& values, const Outcome& outcome);

/// A doubt about an event that every known value has while others are blank: the blanks probably mean that there was
/// none, and leaving them out would leave nobody without the event. Empty otherwise. Throws as Values.
[[nodiscard]] std::string doubt_of_blanks(Values& values, const std::string& event);

/// Leaves out the rows that miss a part of the outcome.
void require(Selection& selection, const OutcomeValues& outcome);

/// The outcome of the cases; `stratum` has one code per case or is empty. Throws Error(data) that names file, row and
/// column of every impossible time.
[[nodiscard]] survival::FollowUp follow_up(const table::Table& table, const OutcomeValues& outcome, const Cases& cases,
                                           std::span<const int> stratum = {});

/// n, events and missing rows of a call.
[[nodiscard]] results::Sample sample_of(const Cases& cases, const survival::FollowUp& follow_up);

/// Throws InvalidOption when the confidence level is outside (0, 1).
void require_confidence_level(double level);

}  // namespace rtsurv::study
