// results.json of a whole study.
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

Json manifest(const Manifest& m) {
  Json libraries = Json::object();
  for (const auto& [library, version] : m.libraries) libraries[library] = version;
  return {{"version", m.version},
          {"commit", m.commit},
          {"compiler", m.compiler},
          {"libraries", libraries},
          {"data", {{"file", m.data_file}, {"sha256", m.data_sha256}, {"rows", m.rows_read}, {"columns", m.columns}}},
          {"protocol", {{"file", m.protocol_file}, {"sha256", m.protocol_sha256}}},
          {"rows_analysed", m.rows_analysed},
          {"seed", m.seed},
          {"notes", m.notes}};
}

Json flow(const std::vector<FlowStep>& steps) {
  Json json = Json::array();
  for (const FlowStep& step : steps)
    json.push_back({{"reason", step.reason ? Json(*step.reason) : Json(nullptr)},
                    {"excluded", step.excluded},
                    {"remaining", step.remaining}});
  return json;
}

Json multivariable(const Multivariable& model) {
  Json json = {{"factors", model.factors}, {"rule", model.rule}};
  json.update(body_or_reason(model.cox));
  if (model.fine_gray) json["finegray"] = body_or_reason(*model.fine_gray);
  if (model.beside) json["beside_screen"] = body_or_reason(*model.beside);
  if (model.checks) json["checks"] = body_or_reason(*model.checks);
  return json;
}

Json endpoint(const EndpointResult& result) {
  Json json = {{"label", result.label}, {"time", result.time}, {"event", result.event}};
  if (!result.competing.empty()) json["competing"] = result.competing;
  json["km"] = body(result.km);
  if (result.cuminc) json["cuminc"] = body(*result.cuminc);
  if (!result.univariable.empty()) {
    json["univariable"] = Json::array();
    for (const UnivariableRow& row : result.univariable) json["univariable"].push_back(body(row));
  }
  if (result.multivariable) json["multivariable"] = multivariable(*result.multivariable);
  if (result.follow_up_checks) json["follow_up"] = body(*result.follow_up_checks);
  json["missing"] = Json::array();
  for (const MissingByOutcome& one : result.missing) json["missing"].push_back(body(one));
  return json;
}

Json outcome(const RiskGroups::Outcome& result) {
  Json pairs = Json::array();
  for (const auto& pair : result.pairwise)
    pairs.push_back({{"first", pair.first}, {"second", pair.second}, {"logrank", body_or_reason(pair.logrank)}});
  Json json = {{"km", body_or_reason(result.km)},
               {"logrank", body_or_reason(result.logrank)},
               {"cox", body_or_reason(result.cox)},
               {"pairwise", pairs}};
  if (result.cuminc) json["cuminc"] = body_or_reason(*result.cuminc);
  return json;
}

Json risk_groups(const RiskGroups& result) {
  Json json = {{"factors", result.factors}, {"n_missing", result.n_missing}, {"groups", Json::array()}};
  for (const RiskGroups::Group& group : result.groups)
    json["groups"].push_back({{"group", group.group}, {"counts", group.counts}, {"n", group.n}});
  json["endpoints"] = Json::object();
  for (const RiskGroups::Outcome& one : result.endpoints) json["endpoints"][one.endpoint] = outcome(one);
  return json;
}

Json effect(const Effect& result) {
  Json json = {{"variable", result.variable}, {"within", result.within}, {"endpoint", result.endpoint}};
  json["groups"] = Json::array();
  for (const Effect::Group& group : result.groups)
    json["groups"].push_back({{"group", group.group},
                              {"n", group.n},
                              {"logrank", body_or_reason(group.logrank)},
                              {"cox", body_or_reason(group.cox)},
                              {"km", body_or_reason(group.km)},
                              {"too_few", group.too_few},
                              {"difference", group.difference ? body(*group.difference) : Json(nullptr)}});
  json["interaction"] =
      result.interaction.value ? test(*result.interaction.value) : Json{{"not_estimable", result.interaction.why}};
  json["overall"] = body_or_reason(result.overall);
  json["difference"] = result.difference ? body(*result.difference) : Json(nullptr);
  return json;
}

Json described(const Study& study) {
  return {{"title", study.title}, {"time_unit", name(study.time_unit)}, {"landmarks", numbers(study.landmarks)}};
}

}  // namespace

Json document(const Study& study) {
  Json json = {{"study", described(study)}, {"manifest", manifest(study.manifest)}, {"flow", flow(study.flow)}};
  json["table1"] = study.table1 ? body(*study.table1) : Json(nullptr);
  json["endpoints"] = Json::object();
  for (const EndpointResult& result : study.endpoints) json["endpoints"][result.name] = endpoint(result);
  json["cutpoints"] = Json::array();
  for (const CutpointResult& result : study.cutpoints) json["cutpoints"].push_back(body(result));
  json["risk_groups"] = study.risk_groups ? risk_groups(*study.risk_groups) : Json(nullptr);
  json["effects"] = Json::array();
  for (const Effect& result : study.effects) json["effects"].push_back(effect(result));
  json["schedules"] = study.schedules ? body(*study.schedules) : Json(nullptr);
  json["referrals"] = study.referrals ? body(*study.referrals) : Json(nullptr);
  json["response"] = study.response ? body(*study.response) : Json(nullptr);
  json["toxicity"] = study.toxicity ? body(*study.toxicity) : Json(nullptr);
  json["dose_response"] = Json::array();
  for (const DoseResponse& result : study.dose_responses) json["dose_response"].push_back(body(result));
  json["sweep"] = study.sweep ? body(*study.sweep) : Json(nullptr);
  json["recommendation"] = study.recommendation ? body(*study.recommendation) : Json(nullptr);
  json["validation"] = study.validation ? body(*study.validation) : Json(nullptr);
  json["published"] = study.published ? body(*study.published) : Json(nullptr);
  json["landmark"] = study.landmark ? body(*study.landmark) : Json(nullptr);
  if (!study.person_time.empty()) json["person_time"] = write(study.person_time);
  for (const FailedPart& failed : study.failed_parts)
    json["failed_parts"].push_back({{"part", failed.part}, {"reason", failed.reason}});
  json["warnings"] = study.warnings;
  json["claims"] = write(study.claims);
  json["doubts"] = write(study.doubts);
  return json;
}

std::string to_json(const Study& study) { return text(document(study)); }

}  // namespace rtsurv::results
