#pragma once
// A first protocol for a table that has none.

#include <string>
#include <vector>

#include "rtsurv/table/table.hpp"

namespace rtsurv::starter {

/// A commented protocol for the table, guessed from names and types of its columns: id, follow-up time, event, dose,
/// covariates. Every guess is marked "guessed:" in a comment; what cannot be guessed (alpha/beta, exclusions, risk
/// groups) is a commented example on the table's columns. It runs as it stands when a time and an event column, or
/// dates of a start, of events and of the last contact, were found; when not, throws Error(data) that lists the columns
/// and says which options of `init` name them; Error(usage) for a named column or expression that does not fit the
/// table. `data` is written as the path of the data file.
struct StarterOptions {
  std::string data;
  std::string time;                  ///< column named by the user; empty: guess
  std::string event;                 ///< column or expression named by the user; empty: guess
  std::vector<std::string> missing;  ///< texts that were read as missing; those found in the table are added
  table::ReadOptions reading = {};   ///< how it was read: sheet, header, encoding and dates are repeated in [study]
};
[[nodiscard]] std::string starter_protocol(const table::Table& table, const StarterOptions& options);

}  // namespace rtsurv::starter
