#include "rtsurv/starter/outcomes/units.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

std::vector<double> sorted_known(const std::vector<double>& values) {
  std::vector<double> known;
  std::copy_if(values.begin(), values.end(), std::back_inserter(known), [](double x) { return !std::isnan(x); });
  std::sort(known.begin(), known.end());
  return known;
}

/// The unit of which each lasts so many days.
std::optional<TimeUnit> unit_by_dates(const std::vector<double>& durations, const std::vector<double>& in_days) {
  constexpr std::size_t fewest = 10;
  constexpr double slack = 0.1;
  std::vector<double> ratios;
  for (std::size_t i = 0; i < durations.size(); ++i)
    if (durations[i] > 0.0 && in_days[i] > 0.0) ratios.push_back(in_days[i] / durations[i]);
  if (ratios.size() < fewest) return std::nullopt;
  std::sort(ratios.begin(), ratios.end());
  for (const TimeUnit unit : {TimeUnit::days, TimeUnit::weeks, TimeUnit::months, TimeUnit::years})
    if (std::fabs(ratios[ratios.size() / 2] / days_per(unit) - 1.0) <= slack) return unit;
  return std::nullopt;
}

GuessedUnit unit_by_values(const std::vector<double>& durations) {
  constexpr double median_of_days = 100.0, most_months = 600.0, most_years = 30.0;
  const std::vector<double> known = sorted_known(durations);
  if (known.empty()) return {};
  if (known[known.size() / 2] >= median_of_days || known.back() > most_months)
    return {TimeUnit::days, "guessed: the times are too long for months"};
  const bool whole = std::all_of(known.begin(), known.end(), [](double x) { return x == std::floor(x); });
  if (known.back() <= most_years && !whole)
    return {TimeUnit::months, "guessed: no name tells the unit; the times are so short that they may be years"};
  return {TimeUnit::months, "guessed: the times are too short for days"};
}

}  // namespace

GuessedUnit unit_of(const GuessedEndpoint& endpoint, const TableProfile& table, const NameWords& name,
                    const GuessedDates& dates) {
  const std::string column = in_comment(table.columns[*endpoint.time_column].name);
  if (dates.give_follow_up()) {
    const auto in_days = difference(table.columns[*dates.start].values, table.columns[*dates.last].values);
    if (const auto unit = unit_by_dates(endpoint.durations, in_days); unit && name.unit != unit)
      return {*unit, fmt::format("guessed: {} beside the dates of start and last contact{}", column,
                                 name.unit ? "; its name says otherwise" : "")};
  }
  if (name.unit) return {*name.unit, "guessed: from the name " + column};
  return unit_by_values(endpoint.durations);
}

GuessedUnit settle_unit(GuessedOutcomes& outcomes, const TableProfile& table, const std::vector<NameWords>& names) {
  std::optional<GuessedUnit> first;
  for (GuessedEndpoint& endpoint : outcomes.endpoints) {
    if (!endpoint.time_column) continue;
    const GuessedUnit own = unit_of(endpoint, table, names[*endpoint.time_column], outcomes.dates);
    if (!first) first = own;
    if (own.unit == first->unit) continue;
    const double factor = days_per(own.unit) / days_per(first->unit);
    const bool plain = endpoint.time == table.columns[*endpoint.time_column].name;
    const std::string time = plain ? sql_name(endpoint.time) : endpoint.time;
    endpoint.time =
        factor > 1.0 ? fmt::format("{} * {:.6g}", time, factor) : fmt::format("{} / {:.6g}", time, 1.0 / factor);
    endpoint.time_reason += fmt::format("; {} written in {}", name(own.unit), name(first->unit));
    for (double& duration : endpoint.durations) duration *= factor;
  }
  return first.value_or(GuessedUnit{});
}

}  // namespace rtsurv::starter
