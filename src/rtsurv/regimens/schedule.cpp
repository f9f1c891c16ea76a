#include "rtsurv/regimens/schedule.hpp"

#include <cmath>
#include <string>

#include <fmt/format.h>

#include "rtsurv/table/table.hpp"

namespace rtsurv::regimens {
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

}  // namespace rtsurv::regimens
