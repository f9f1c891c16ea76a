// Comparisons from a landmark on, and states as time-dependent covariates, as JSON.
#include "rtsurv/results/json/json_parts.hpp"
#include "rtsurv/results/json/names.hpp"

namespace rtsurv::results {
namespace {

Json at(const Landmark::At& one) {
  Json json = {{"time", number(one.time)},
               {"events_before", one.events_before},
               {"competing_before", one.competing_before},
               {"censored_before", one.censored_before},
               {"n", one.n},
               {"events", number(one.events)},
               {"factors", Json::array()}};
  for (const UnivariableRow& row : one.factors) json["factors"].push_back(body(row));
  return json;
}

Json state(const Landmark::State& one) {
  return {{"state", one.name}, {"began", one.began}, {"time_dependent", body_or_reason(one.effect)}};
}

Json outcome(const Landmark::Outcome& one) {
  Json json = {{"n", one.n}, {"events", number(one.events)}, {"at", Json::array()}, {"states", Json::array()}};
  for (const Landmark::At& landmark : one.at) json["at"].push_back(at(landmark));
  for (const Landmark::State& each : one.states) json["states"].push_back(state(each));
  return json;
}

}  // namespace

Json body(const UnivariableRow& row) {
  return {{"factor", row.factor},
          {"logrank", body_or_reason(row.logrank)},
          {"km", body_or_reason(row.km)},
          {"cox", body_or_reason(row.cox)}};
}

Json body(const TimeDependent& effect) {
  return {{"n", effect.sample.n},
          {"events", number(effect.sample.events)},
          {"n_missing", effect.sample.n_missing},
          {"ties", name(survival::Ties::efron)},
          {"conf_level", effect.confidence_level},
          {"without",
           {{"n", effect.n_without}, {"events", number(effect.events_without)}, {"time", number(effect.time_without)}}},
          {"with", {{"n", effect.n_began}, {"events", number(effect.events_with)}, {"time", number(effect.time_with)}}},
          {"term", body(effect.term)},
          {"mantel_byar", test(effect.score)}};
}

Json body(const Landmark& landmark) {
  Json json = {{"endpoints", Json::object()}};
  for (const Landmark::Outcome& one : landmark.endpoints) json["endpoints"][one.endpoint] = outcome(one);
  return json;
}

}  // namespace rtsurv::results
