// The dose schedules of a study as JSON.
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

Json outcomes(const std::vector<ScheduleOutcome>& all) {
  Json json = Json::object();
  for (const ScheduleOutcome& one : all) json[one.endpoint] = schedule_outcome(one);
  return json;
}

Json equivalents(const std::vector<EquivalentDose>& all) {
  Json json = Json::array();
  for (const EquivalentDose& one : all)
    json.push_back({{"alpha_beta_gy", number(one.alpha_beta_gy)},
                    {"bed_gy", number(one.bed_gy)},
                    {"eqd2_gy", number(one.eqd2_gy)}});
  return json;
}

Json row(const ScheduleTable& table, const ScheduleTable::Row& row) {
  Json json = schedule(row.schedule);
  json["n"] = row.n;
  json["percent"] = number(table.percent(row));
  json["equivalents"] = equivalents(row.equivalents);
  json["eqd2_range_gy"] = {number(row.lowest_eqd2_gy), number(row.highest_eqd2_gy)};
  json["endpoints"] = outcomes(row.outcomes);
  return json;
}

}  // namespace

Json schedule_outcome(const ScheduleOutcome& outcome) {
  Json at = Json::array();
  for (const survival::SurvivalAt& one : outcome.at) at.push_back(survival_at(one));
  return {{"n", outcome.n}, {"events", number(outcome.events)}, {"at", at}};
}

Json schedule(const Schedule& schedule) {
  Json phases = Json::array();
  for (const Schedule::Phase& phase : schedule.phases)
    phases.push_back({{"total_gy", number(phase.total_gy)},
                      {"fractions", phase.fractions},
                      {"dose_per_fraction_gy", number(phase.dose_per_fraction_gy)}});
  return {{"schedule", schedule.name},
          {"phases", phases},
          {"rbe", number(schedule.rbe)},
          {"fractions_per_day", schedule.per_day}};
}

Json body(const ScheduleTable& table) {
  Json eqd2 = Json::array();
  for (const ScheduleTable::Spread& spread : table.eqd2)
    eqd2.push_back({{"alpha_beta_gy", number(spread.alpha_beta_gy)},
                    {"min", number(spread.min)},
                    {"q1", number(spread.q1)},
                    {"median", number(spread.median)},
                    {"q3", number(spread.q3)},
                    {"max", number(spread.max)}});
  Json rows = Json::array();
  for (const ScheduleTable::Row& one : table.rows) rows.push_back(row(table, one));
  return {{"n", table.n}, {"n_missing", table.n_missing}, {"eqd2", eqd2}, {"schedules", rows}};
}

}  // namespace rtsurv::results
