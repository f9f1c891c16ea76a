#pragma once
// Which columns of a table are follow-up times and events, and which belong together.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/starter/profile.hpp"
#include "rtsurv/starter/starter.hpp"
#include "rtsurv/starter/words.hpp"

namespace rtsurv::starter {

/// An expression that is true at an event, and why it was chosen.
struct EventCoding {
  std::string expression, reason;
};

/// The event in a column of 0/1, true/false, 1/2 (2 is the event), or two texts such as alive and dead; nothing for
/// other codings. A column named "alive" or "censored" is turned round.
[[nodiscard]] std::optional<EventCoding> event_coding(const ColumnProfile& column, const NameWords& name);

struct GuessedEndpoint {
  EndpointTitle title;
  std::size_t time_column = 0;  ///< index into the profile
  std::optional<std::size_t> event_column;
  std::string event, time_reason, event_reason;
  std::string from, to;   ///< dates as expressions; then `time_column` is the first. Empty for a follow-up time
  std::string competing;  ///< death before the event, as SQL; empty for none
};

/// One endpoint for each date of an event, from the date of a start to that of the last contact. None when the table
/// lacks one of the three.
[[nodiscard]] std::vector<GuessedEndpoint> guess_dated_endpoints(const TableProfile& table,
                                                                 const std::vector<NameWords>& names);

/// What could be decided about the outcome.
struct GuessedOutcomes {
  std::vector<GuessedEndpoint> endpoints;  ///< in table order; their names differ
  std::string undecided;  ///< when there is no endpoint: what is missing, and the columns that it may be
};

/// What the options name is taken as it is. Dates are used when no column is a follow-up time.
/// Throws Error(usage) when a column that the options name does not exist.
[[nodiscard]] GuessedOutcomes guess_outcomes(const TableProfile& table, const std::vector<NameWords>& names,
                                             const StarterOptions& options);

}  // namespace rtsurv::starter
