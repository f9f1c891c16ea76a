#pragma once
// The endpoints of a table, and what else in it tells what happened to the patients.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/starter/outcomes/dates.hpp"
#include "rtsurv/starter/outcomes/events.hpp"
#include "rtsurv/starter/outcomes/times.hpp"
#include "rtsurv/starter/starter.hpp"
#include "rtsurv/starter/values/profile.hpp"
#include "rtsurv/starter/values/words.hpp"

namespace rtsurv::starter {

struct GuessedEndpoint {
  EndpointTitle title;
  Meaning meaning = Meaning::none;
  std::string time;       ///< the follow-up time as an expression; empty when `from` and `to` are given
  std::string from, to;   ///< dates as expressions
  std::string event;      ///< as an expression
  std::string competing;  ///< another event that precludes it, as SQL; empty for none
  std::string time_reason, event_reason;
  std::string open;  ///< the event as a condition on its column, where nothing tells its side for sure; else empty
  std::optional<std::size_t> time_column;  ///< index into the profile
  std::vector<std::size_t> columns;        ///< all that the endpoint uses
  Truths happened;                         ///< row by row
  std::vector<double> durations;           ///< row by row: in the unit of the time column, or in days
};

/// A column that tells whether something happened.
struct Told {
  std::size_t column = 0;
  Meaning meaning = Meaning::none;
  EventCoding coding;
  bool date = false;     ///< by being filled
  bool outcome = false;  ///< surely one: not a status such as that of a receptor
};

/// What could be decided about the outcome.
struct GuessedOutcomes {
  std::vector<GuessedEndpoint> endpoints;  ///< those of follow-up times, then those of dates; their names differ
  std::vector<Told> told;                  ///< dates of events, and columns that say whether one happened
  GuessedDates dates;
  std::vector<LeftOut> left_out;  ///< follow-up times that another column tells too
  std::string undecided;          ///< when there is no endpoint: what is missing, and the columns that it may be
};

/// Endpoints of follow-up times first, each with the event that fits it best by their names; then of dates, for the
/// outcomes that no time tells: from the start to the event, else to a death before it, else to the last contact. An
/// event without a date ends at the last contact. The side of an event is settled by other columns (hear()).
/// What the options name is taken and nothing else: an expression as it is, and `happened` is where it holds; a column
/// with the side that any other of its kind would have.
/// Throws Error(usage) when a column that the options name does not exist.
[[nodiscard]] GuessedOutcomes guess_outcomes(const TableProfile& table, const std::vector<NameWords>& names,
                                             const StarterOptions& options, const Truths& happened = {});

/// Why there is no endpoint: no follow-up time, or no event; which column comes nearest, and what keeps it from being one.
[[nodiscard]] std::string no_time(const TableProfile& table, const std::vector<NameWords>& names);
[[nodiscard]] std::string no_event(const TableProfile& table, const std::vector<NameWords>& names);

/// What tells whether something happened: dates of events; and columns whose name says so, or that agree with one of
/// the dates row by row and take over its meaning. All are heard by one another.
[[nodiscard]] std::vector<Told> what_is_told(const TableProfile& table, const std::vector<NameWords>& names,
                                             const GuessedDates& dates);

}  // namespace rtsurv::starter
