// What follows from the outcome explains nothing.

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/starter/factors/covariates.hpp"
#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

/// The column and another tell the same, or the contrary.
bool is_mirror(const ColumnProfile& column, const Truths& happened) {
  constexpr std::size_t fewest = 20;
  if (column.distinct != 2 || column.known < fewest) return false;
  const auto is_known = [](double value) { return !std::isnan(value); };
  const Truths one = is_one_of(column, {*std::find_if(column.values.begin(), column.values.end(), is_known)});
  Truths other = one;
  for (double& truth : other) truth = 1.0 - truth;
  return agree(one, happened) || agree(other, happened);
}

bool is_duration(const ColumnProfile& column, const TableProfile& table, const GuessedOutcomes& outcomes) {
  if (!column.is_number() || column.distinct <= ColumnProfile::few) return false;
  const auto same = [&](const GuessedEndpoint& endpoint) { return proportional(column.values, endpoint.durations); };
  if (std::any_of(outcomes.endpoints.begin(), outcomes.endpoints.end(), same)) return true;
  if (!outcomes.dates.give_follow_up()) return false;
  const std::vector<double>& start = table.columns[*outcomes.dates.start].values;
  if (proportional(column.values, difference(start, table.columns[*outcomes.dates.last].values))) return true;
  return std::any_of(outcomes.dates.events.begin(), outcomes.dates.events.end(), [&](const EventDate& event) {
    return proportional(column.values, difference(start, table.columns[event.column].values));
  });
}

}  // namespace

std::string follows_from_outcome(const ColumnProfile& column, const TableProfile& table,
                                 const GuessedOutcomes& outcomes) {
  for (const Told& told : outcomes.told) {
    if (!told.outcome || &table.columns[told.column] == &column) continue;
    const std::string name = in_comment(table.columns[told.column].name);
    if (is_mirror(column, told.coding.event.happened)) return "tells the same as " + name;
    if (known_only_where(column, told.coding.event.happened))
      return fmt::format("known only where {} tells an event", name);
  }
  for (const GuessedEndpoint& endpoint : outcomes.endpoints) {
    if (is_mirror(column, endpoint.happened)) return "tells the same as the event of " + endpoint.title.name;
    if (known_only_where(column, endpoint.happened))
      return fmt::format("known only where {} has its event", endpoint.title.name);
  }
  if (is_duration(column, table, outcomes)) return "a duration of follow-up";
  return {};
}

bool is_response(const ColumnProfile& column) {
  constexpr std::array<std::string_view, 5> categories{"CR", "PD", "PR", "SD", "NE"};
  constexpr std::size_t fewest = 2;
  return column.few_levels.size() >= fewest &&
         std::all_of(column.few_levels.begin(), column.few_levels.end(), [&](const std::string& level) {
           return std::find(categories.begin(), categories.end(), level) != categories.end();
         });
}

bool is_toxicity(const ColumnProfile& column, const NameWords& name) {
  constexpr double highest_grade = 5.0;
  return column.is_number() && column.whole && column.known > 0 && column.lowest >= 0.0 &&
         column.highest <= highest_grade &&
         name.has_any({"toxicity", "tox", "ctcae", "dermatitis", "pneumonitis", "mucositis", "oesophagitis",
                       "esophagitis", "xerostomia", "proctitis", "cystitis", "ae"});
}

}  // namespace rtsurv::starter
