#pragma once
// Which dates of a table are the start of follow-up, the last contact, and events.

#include <cstddef>
#include <optional>
#include <vector>

#include "rtsurv/starter/values/relations.hpp"
#include "rtsurv/starter/values/words.hpp"

namespace rtsurv::starter {

struct EventDate {
  std::size_t column = 0;
  Meaning meaning = Meaning::none;  ///< by its name; death too when nobody was seen after it
  bool by_values = false;           ///< the name does not tell it
};

struct GuessedDates {
  std::optional<std::size_t> start;  ///< by the words of its name, else the earliest that nearly everybody has
  std::optional<std::size_t> last;   ///< by the words of its name, else the latest that nearly everybody has
  std::vector<EventDate> events;     ///< by their names, or because most patients have none; in table order

  [[nodiscard]] bool give_follow_up() const noexcept { return start && last && *start != *last; }
  [[nodiscard]] std::optional<std::size_t> death() const noexcept;
};

/// Dates of birth are none of these. A date is sparse when at most 70 % of the patients have it, dense from 90 % on.
[[nodiscard]] GuessedDates guess_dates(const TableProfile& table, const std::vector<NameWords>& names);

}  // namespace rtsurv::starter
