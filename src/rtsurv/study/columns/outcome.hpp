#pragma once
// From the columns of an outcome to a FollowUp. Start here: outcome_values(), then follow_up().

#include <span>
#include <string>
#include <string_view>
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
  std::string weights = {};    ///< what each row counts; empty: 1
  std::string cluster = {};    ///< rows of one value belong together; empty: rows are independent
};

/// The columns that say how rows belong together and what each counts; null: independent, and 1.
struct RowColumns {
  const table::Column* cluster = nullptr;
  const table::Column* weights = nullptr;
};

/// The columns of an outcome; those that it does not name are null.
struct OutcomeValues {
  const table::Column* time = nullptr;
  const table::Column* event = nullptr;
  const table::Column* entry = nullptr;
  const table::Column* competing = nullptr;
  RowColumns rows;

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

/// Leaves out the rows that miss time, event, entry, weight or cluster.
void require(Selection& selection, const OutcomeValues& outcome);

/// The outcome of the cases; `stratum` has one code per case or is empty. Throws Error(data) that names file, row and
/// column of every impossible time or weight.
[[nodiscard]] survival::FollowUp follow_up(const table::Table& table, const OutcomeValues& outcome, const Cases& cases,
                                           std::span<const int> stratum = {});

/// The cluster of each case as a code 0, 1, ...; empty without clusters.
[[nodiscard]] std::vector<int> cluster_codes(const table::Table& table, const OutcomeValues& outcome,
                                             const Cases& cases);

/// A method that counts patients: throws NotEstimable for clusters and for weights that are no numbers of patients, and
/// says what to take instead. `method` is its name: "a log-rank test".
void require_independent(const survival::FollowUp& follow_up, const RowColumns& rows, std::string_view method);

/// The rows with the event, whatever their weights.
[[nodiscard]] double event_rows(const survival::FollowUp& follow_up);

/// What each row of the table counts where the rows that a result uses count patients (`counts`): its weight, 1 where
/// that is missing; empty when each counts 1.
[[nodiscard]] std::vector<double> row_counts(const RowColumns& rows, bool counts);

/// Their sum over some rows; how many these are when `count` is empty.
[[nodiscard]] double counted(std::span<const double> count, std::span<const std::size_t> rows);

/// The events that a model or a group rests on: patients where all weights are whole numbers, else rows.
[[nodiscard]] double events_counted(const survival::FollowUp& follow_up);

/// How long the cases of `follow_up` were followed: event and competing event both end the observation of a patient who
/// was not censored, so that reverse Kaplan-Meier counts neither as an end of follow-up. A competing event that is not
/// known counts as none. Throws as survival::follow_up_time().
[[nodiscard]] survival::FollowUpTime follow_up_time(const survival::FollowUp& follow_up, const OutcomeValues& outcome,
                                                    const Cases& cases, const survival::KaplanMeierOptions& options);

/// The patients of a call, those left out and the events, where whole-number weights say that a row stands for several,
/// else rows; its clusters, of which `cluster` has the codes of the cases, and weights.
[[nodiscard]] results::Sample sample_of(const RowColumns& rows, const Cases& cases, const survival::FollowUp& follow_up,
                                        std::span<const int> cluster = {});

/// Throws InvalidOption when the confidence level is outside (0, 1).
void require_confidence_level(double level);

}  // namespace rtsurv::study
