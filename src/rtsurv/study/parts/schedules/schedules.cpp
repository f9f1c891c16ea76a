#include "rtsurv/study/parts/schedules/schedules.hpp"
#include "rtsurv/results/maybe.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "rtsurv/table/table.hpp"

namespace rtsurv::study {
std::vector<ScheduleGroup> schedules_of(const std::vector<std::optional<dose::Treatment>>& treatments,
                                        const CohortCounts& patients) {
  std::map<std::string, ScheduleGroup> by_name;
  for (std::size_t row = 0; row < treatments.size(); ++row) {
    if (!treatments[row] || patients.of(row) == 0) continue;
    results::Schedule schedule = regimens::schedule_of(*treatments[row]);
    ScheduleGroup& group = by_name[schedule.name];
    if (group.rows.empty()) group.schedule = std::move(schedule);
    group.rows.push_back(row);
    group.n += patients.of(row);
  }
  std::vector<ScheduleGroup> groups;
  groups.reserve(by_name.size());
  for (auto& [name, group] : by_name) groups.push_back(std::move(group));
  std::stable_sort(groups.begin(), groups.end(),
                   [](const ScheduleGroup& a, const ScheduleGroup& b) { return a.n > b.n; });
  return groups;
}

results::ScheduleOutcome outcome_among(Analysis& analysis, const std::string& endpoint,
                                       const std::vector<std::uint8_t>& rows) {
  const auto km = results::maybe([&] {
    return kaplan_meier(analysis.values(),
                        {.outcome = analysis.outcome(endpoint), .at = analysis.protocol().landmarks, .rows = rows});
  });
  results::ScheduleOutcome outcome{endpoint, 0, 0.0, {}};
  if (!km.value) return outcome;
  outcome.n = km.value->sample.n;
  outcome.events = km.value->sample.events;
  outcome.at = km.value->groups.front().curve.at;
  return outcome;
}

}  // namespace rtsurv::study
