#pragma once
// Calendar dates as days since 1970-01-01.

#include <optional>
#include <string>
#include <string_view>

namespace rtsurv::simulate {

/// Days of YYYY-MM-DD; nothing for another text or a day that does not exist.
[[nodiscard]] std::optional<double> days_of(std::string_view iso);
/// YYYY-MM-DD of the day; a part of a day is cut off.
[[nodiscard]] std::string iso_date(double days);
[[nodiscard]] int year_of(double days);
[[nodiscard]] int weekday_of(double days);  ///< 1 Monday to 7 Sunday

}  // namespace rtsurv::simulate
