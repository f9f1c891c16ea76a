#pragma once
// The unit of follow-up times.

#include <string>

#include "rtsurv/starter/outcomes/outcomes.hpp"

namespace rtsurv::starter {

struct GuessedUnit {
  TimeUnit unit = TimeUnit::months;
  std::string reason;
};

/// Of the times of an endpoint that has a time column: how many days of the table's dates one of them lasts, when
/// that is a day, week, month or year within a tenth; else what the column's name says; else days when the median is
/// 100 or more or the longest above 600, and months when not.
[[nodiscard]] GuessedUnit unit_of(const GuessedEndpoint& endpoint, const TableProfile& table, const NameWords& name,
                                  const GuessedDates& dates);

/// Writes the times of all endpoints in the unit of the first that has a time column, and gives that unit; months when
/// none has.
[[nodiscard]] GuessedUnit settle_unit(GuessedOutcomes& outcomes, const TableProfile& table,
                                      const std::vector<NameWords>& names);

}  // namespace rtsurv::starter
