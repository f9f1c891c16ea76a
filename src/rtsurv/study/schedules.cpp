#include "rtsurv/study/schedules.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "rtsurv/table/table.hpp"

namespace rtsurv::study {
namespace {

double rounded(double gy) { return std::round(gy * 100.0) / 100.0; }

std::string name_of(const results::Schedule& schedule) {
  std::string name;
  for (const results::Schedule::Phase& phase : schedule.phases)
    name += fmt::format("{}{}/{}", name.empty() ? "" : "+", table::label(phase.total_gy), phase.fractions);
  if (schedule.per_day > 1) name += fmt::format(", {} a day", schedule.per_day);
  if (schedule.rbe != 1.0) name += fmt::format(", RBE {}", table::label(schedule.rbe));
  return name;
}

}  // namespace

results::Schedule schedule_of(const dose::Treatment& treatment) {
  results::Schedule schedule;
  schedule.rbe = treatment.phases.front().rbe;
  schedule.per_day = treatment.phases.front().per_day;
  for (const dose::Phase& phase : treatment.phases) {
    const double total = rounded(phase.course.total.value);
    schedule.phases.push_back({total, phase.course.fractions, total / phase.course.fractions});
  }
  schedule.name = name_of(schedule);
  return schedule;
}

dose::Treatment treatment_of(const results::Schedule& schedule, std::optional<double> overall_days) {
  dose::Treatment treatment{{}, overall_days};
  for (const results::Schedule::Phase& phase : schedule.phases)
    treatment.phases.push_back({{Gray{phase.total_gy}, phase.fractions}, schedule.rbe, schedule.per_day});
  return treatment;
}

std::vector<ScheduleGroup> schedules_of(const std::vector<std::optional<dose::Treatment>>& treatments) {
  std::map<std::string, ScheduleGroup> by_name;
  for (std::size_t row = 0; row < treatments.size(); ++row) {
    if (!treatments[row]) continue;
    results::Schedule schedule = schedule_of(*treatments[row]);
    ScheduleGroup& group = by_name[schedule.name];
    if (group.rows.empty()) group.schedule = std::move(schedule);
    group.rows.push_back(row);
  }
  std::vector<ScheduleGroup> groups;
  groups.reserve(by_name.size());
  for (auto& [name, group] : by_name) groups.push_back(std::move(group));
  std::stable_sort(groups.begin(), groups.end(),
                   [](const ScheduleGroup& a, const ScheduleGroup& b) { return a.rows.size() > b.rows.size(); });
  return groups;
}

results::ScheduleOutcome outcome_among(Analysis& analysis, const std::string& endpoint,
                                       const std::vector<std::uint8_t>& rows) {
  const auto km = maybe([&] {
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
