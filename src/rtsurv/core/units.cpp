#include "rtsurv/core/units.hpp"

#include <array>
#include <utility>

namespace rtsurv {
namespace {

struct UnitRow {
  TimeUnit unit;
  std::string_view name;
  double days;
};

constexpr std::array<UnitRow, 4> unit_rows{{{TimeUnit::days, "days", 1.0},
                                            {TimeUnit::weeks, "weeks", 7.0},
                                            {TimeUnit::months, "months", 30.4375},
                                            {TimeUnit::years, "years", 365.25}}};

const UnitRow& row_of(TimeUnit unit) noexcept {
  for (const UnitRow& row : unit_rows)
    if (row.unit == unit) return row;
  return unit_rows.front();
}

}  // namespace

double days_per(TimeUnit unit) noexcept { return row_of(unit).days; }

std::string_view name(TimeUnit unit) noexcept { return row_of(unit).name; }

std::optional<TimeUnit> time_unit(std::string_view word) noexcept {
  for (const UnitRow& row : unit_rows)
    if (row.name == word) return row.unit;
  return std::nullopt;
}

}  // namespace rtsurv
