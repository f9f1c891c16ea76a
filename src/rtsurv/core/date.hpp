#pragma once
// Dates of the Gregorian calendar as days since 1970-01-01. A part of a day is cut off: day -0.5 is 1969-12-31.

#include <optional>
#include <string>
#include <string_view>

namespace rtsurv {

/// The day of YYYY-MM-DD, from the year 1 on; nothing for another text or a day that does not exist.
[[nodiscard]] std::optional<int> parse_date(std::string_view iso) noexcept;

/// YYYY-MM-DD of the day.
[[nodiscard]] std::string iso_date(double day);

/// The day of now in UTC; that of the environment variable SOURCE_DATE_EPOCH (seconds since 1970-01-01) where it is set,
/// so that a run can be repeated (https://reproducible-builds.org/specs/source-date-epoch).
[[nodiscard]] int today() noexcept;

[[nodiscard]] int year_of(double day) noexcept;
[[nodiscard]] int weekday_of(double day) noexcept;  ///< 1 Monday to 7 Sunday

}  // namespace rtsurv
