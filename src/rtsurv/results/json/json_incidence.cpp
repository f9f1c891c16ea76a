// Cumulative incidence with Gray's test as JSON.
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

Json incidence_at(const survival::IncidenceAt& at) {
  return {{"time", number(at.time)},
          {"cif", number(at.cif)},
          {"std_error", number(at.std_error)},
          {"lower", number(at.lower)},
          {"upper", number(at.upper)}};
}

Json cause(const IncidenceResult::Cause& cause) {
  Json at = Json::array();
  for (const survival::IncidenceAt& row : cause.curve.at) at.push_back(incidence_at(row));
  return {{"cause", cause.cause},
          {"events", number(cause.curve.events)},
          {"curve",
           {{"time", numbers(cause.curve.time)},
            {"cif", numbers(cause.curve.cif)},
            {"std_error", numbers(cause.curve.std_error)}}},
          {"at", at}};
}

Json gray(const IncidenceResult::Gray& gray) {
  Json json = {{"cause", gray.cause}};
  json.update(gray.test ? test(*gray.test) : Json{{"not_estimable", gray.why}});
  return json;
}

}  // namespace

Json body(const IncidenceResult& result) {
  Json json = head("cuminc", result.sample);
  json["conf_level"] = result.confidence_level;
  if (!result.by.empty()) json["by"] = result.by;
  json["groups"] = Json::array();
  for (const auto& part : result.groups) {
    Json causes = Json::array();
    for (const auto& one : part.causes) causes.push_back(cause(one));
    json["groups"].push_back({{"group", part.group}, {"n", part.n}, {"causes", causes}});
  }
  if (result.by.empty()) return json;
  json["strata"] = result.strata;
  json["gray"] = Json::array();
  for (const auto& one : result.gray) json["gray"].push_back(gray(one));
  return json;
}

}  // namespace rtsurv::results
