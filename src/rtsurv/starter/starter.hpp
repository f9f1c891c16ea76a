#pragma once
// A first protocol for a table that has none.

#include <string>
#include <vector>

#include "rtsurv/table/table.hpp"

namespace rtsurv::starter {

struct StarterOptions {
  std::string data;
  std::string time;                  ///< column named by the user; empty: guess
  std::string event;                 ///< column or expression named by the user; empty: guess
  std::vector<std::string> missing;  ///< texts that were read as missing; those found in the table are added
  table::ReadOptions reading = {};   ///< how it was read: sheet, header, encoding and dates are repeated in [study]
};

struct Starter {
  std::string protocol;   ///< the text of the file
  std::string undecided;  ///< what has to be filled in before it runs; empty when it runs as it stands
  /// One sentence for each endpoint of which nothing tells for sure which side is the event: "31 of 80 patients have
  /// the event of LC (LC = 1); turn it round if that is the state of the others". And one for each column that tells an
  /// outcome of which no endpoint could be made.
  std::vector<std::string> open;
};

/// A commented protocol for the table, guessed from names (English, German, French, Spanish, Korean, Japanese, Chinese)
/// and values of its columns: id, follow-up time, event, dose, covariates. Every guess is marked "guessed:" in a
/// comment; what cannot be guessed (alpha/beta, exclusions, risk groups) is a commented example on the table's columns.
/// There always is one: when no outcome could be decided, [[endpoint]] stands as a commented block with the columns
/// that it may need. No value of a single patient is in it. Throws Error(usage) for a named column or expression that
/// does not fit the table. `data` is written as the path of the data file.
[[nodiscard]] Starter starter_protocol(const table::Table& table, const StarterOptions& options);

}  // namespace rtsurv::starter
