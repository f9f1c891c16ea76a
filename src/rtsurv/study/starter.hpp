#pragma once
// A first protocol for a table that has none.

#include <string>

#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// A commented protocol for the table, guessed from names and types of its columns: id, follow-up time, event, dose,
/// covariates. Every guess is marked "guessed:" in a comment. It runs as it stands when a time and an event column were
/// found; when not, throws Error(data) that lists the columns and says which options of `init` name them. `data` is
/// written as the path of the data file.
struct StarterOptions {
  std::string data;
  std::string time;   ///< column named by the user; empty: guess
  std::string event;  ///< column or expression named by the user; empty: guess
};
[[nodiscard]] std::string starter_protocol(const table::Table& table, const StarterOptions& options);

}  // namespace rtsurv::study
