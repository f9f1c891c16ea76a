// What `dose` answers, as JSON.
#include "rtsurv/core/version.hpp"
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

Json repopulation(std::monostate /*none*/) { return nullptr; }
Json repopulation(const dose::Repopulation& model) {
  return {{"model", "doubling"},
          {"alpha_per_gy", number(model.alpha_per_gy)},
          {"doubling_days", number(model.doubling_time_days)},
          {"kick_off_days", number(model.kick_off_days)}};
}
Json repopulation(const dose::DailyLoss& model) {
  return {{"model", "daily_loss"}, {"gy_per_day", number(model.gy_per_day)}, {"delay_days", number(model.delay_days)}};
}

Json models(const DoseModels& models) {
  Json json = {{"x_gy", number(models.x_gy)},
               {"rbe", number(models.rbe)},
               {"fractions_per_day", models.fractions_per_day},
               {"repair", nullptr},
               {"repopulation", std::visit([](const auto& model) { return repopulation(model); }, models.regrowth)},
               {"lql", nullptr}};
  if (models.repair)
    json["repair"] = {{"interval_hours", number(models.repair->interval_h)},
                      {"half_time_hours", number(models.repair->half_time_h)}};
  if (models.lql)
    json["lql"] = {{"transition_gy", number(models.lql->transition_gy)},
                   {"gamma_over_alpha", number(models.lql->gamma_over_alpha)}};
  return json;
}

void set(Json& json, const char* key, const std::optional<double>& value) {
  if (value) json[key] = number(value);
}

/// Adds what a call may or may not ask for.
void add_optional(const DoseResult::Effect& effect, Json& json) {
  set(json, "eqdx_gy", effect.eqdx_gy);
  set(json, "bed_lql_gy", effect.bed_lql_gy);
  set(json, "eqd2_lql_gy", effect.eqd2_lql_gy);
  set(json, "eqd2_difference_gy", effect.eqd2_difference_gy);
  if (effect.reaches) json["reaches"] = *effect.reaches;
}

/// The dose per fraction of all phases; null when they differ.
Json dose_per_fraction(const Schedule& schedule) {
  const double first = schedule.phases.front().dose_per_fraction_gy;
  for (const Schedule::Phase& phase : schedule.phases)
    if (phase.dose_per_fraction_gy != first) return nullptr;
  return number(first);
}

Json regimen(const DoseResult::Regimen& row, const DoseResult::Effect& effect) {
  const Json parts = schedule(row.schedule);
  double total = 0.0;
  for (const Schedule::Phase& phase : row.schedule.phases) total += phase.total_gy;
  Json json = {{"schedule", row.schedule.name},
               {"phases", parts["phases"]},
               {"total_gy", number(total)},
               {"fractions", row.schedule.fractions()},
               {"dose_per_fraction_gy", dose_per_fraction(row.schedule)},
               {"alpha_beta_gy", number(effect.alpha_beta_gy)},
               {"bed_gy", number(effect.bed_gy)},
               {"eqd2_gy", number(effect.eqd2_gy)}};
  if (!row.label.empty()) json["name"] = row.label;
  if (row.n) json["n"] = *row.n;
  if (row.found) json["found"] = true;
  set(json, "overall_days", row.overall_days);
  set(json, "lost_bed_gy", row.lost_bed_gy);
  add_optional(effect, json);
  return json;
}

Json regimens(const std::vector<DoseResult::Regimen>& rows) {
  Json json = Json::array();
  for (const DoseResult::Regimen& row : rows)
    for (const DoseResult::Effect& effect : row.effects) json.push_back(regimen(row, effect));
  return json;
}

Json reach(const DoseResult::Reach& reach) {
  return {{"eqd2_gy", number(reach.eqd2_gy)},
          {"alpha_beta_gy", number(reach.alpha_beta_gy)},
          {"max_fractions", reach.max_fractions},
          {"dose_per_fraction_gy", numbers(reach.dose_per_fraction_gy)},
          {"not_reached_gy", numbers(reach.not_reached_gy)}};
}

Json isoeffect(const DoseResult::Isoeffect& one) {
  Json json = {{"given", one.of_fractions ? "fractions" : "dose_per_fraction_gy"},
               {"total_gy", number(one.fractions * one.dose_per_fraction_gy)},
               {"fractions", one.fractions},
               {"dose_per_fraction_gy", number(one.dose_per_fraction_gy)},
               {"alpha_beta_gy", number(one.effect.alpha_beta_gy)},
               {"bed_gy", number(one.effect.bed_gy)},
               {"eqd2_gy", number(one.effect.eqd2_gy)}};
  add_optional(one.effect, json);
  return json;
}

/// Rows of a file that were used, else the number of schedules.
std::size_t subjects(const DoseResult& result) {
  std::size_t n = 0;
  for (const DoseResult::Regimen& row : result.regimens) n += row.n.value_or(1);
  return n;
}

}  // namespace

std::string to_json(const DoseResult& result) {
  Json json = {{"command", "dose"},
               {"version", version()},
               {"n", subjects(result)},
               {"events", nullptr},
               {"n_missing", result.n_missing},
               {"warnings", result.warnings},
               {"models", models(result.models)}};
  json["regimens"] = regimens(result.regimens);
  if (result.reference) json["reference"] = regimens({*result.reference});
  if (result.reach) json["reach"] = reach(*result.reach);
  if (!result.isoeffects.empty()) {
    json["isoeffects"] = Json::array();
    for (const DoseResult::Isoeffect& one : result.isoeffects) json["isoeffects"].push_back(isoeffect(one));
  }
  return text(json);
}

}  // namespace rtsurv::results
