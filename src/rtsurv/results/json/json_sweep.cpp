// The sweep over alpha/beta as JSON: columns with one entry per value.
#include "rtsurv/results/json/json_parts.hpp"
#include "rtsurv/results/json/names.hpp"

namespace rtsurv::results {
namespace {

Json truth(const std::optional<bool>& value) { return value ? Json(*value) : Json(nullptr); }

Json truths(const std::vector<std::optional<bool>>& values) {
  Json json = Json::array();
  for (const auto& value : values) json.push_back(truth(value));
  return json;
}

Json part(const SweptCutpoint::At& at) {
  return {{"cutpoint", number(at.cut)},
          {"statistic", number(at.statistic)},
          {"p", number(at.p)},
          {"n_low", at.n_low},
          {"n_high", at.n_high}};
}

Json side(const std::optional<SweptEffect::Side>& side) {
  if (!side) return nullptr;
  return {{"n", side->n}, {"events", number(side->events)}};
}

Json part(const SweptEffect::At& at) {
  Json json = {{"n", at.n},
               {"events", number(at.events)},
               {"low", side(at.low)},
               {"high", side(at.high)},
               {"hr", number(at.hazard_ratio)},
               {"lower", number(at.lower)},
               {"upper", number(at.upper)},
               {"p", number(at.p)}};
  if (at.infinite) json["infinite"] = true;
  return json;
}

Json part(const survival::ChiSquareTest& value) { return test(value); }

template <class Result>
Json parts(const std::vector<Maybe<Result>>& values) {
  Json json = Json::array();
  for (const Maybe<Result>& value : values)
    json.push_back(value.value ? part(*value.value) : Json{{"not_estimable", value.why}});
  return json;
}

Json swept(const SweptCutpoint& cutpoint) {
  Json json = {{"name", cutpoint.name},
               {"variable", cutpoint.variable},
               {"endpoint", cutpoint.endpoint},
               {"fixed", number(cutpoint.fixed)},
               {"p_method", name(cutpoint.p_method)}};
  if (!cutpoint.p_method_why.empty()) json["p_method_why"] = cutpoint.p_method_why;
  json["at"] = parts(cutpoint.at);
  return json;
}

Json swept(const SweptEffect& effect) {
  Json json = {{"variable", effect.variable}, {"within", effect.within}, {"endpoint", effect.endpoint}};
  json["groups"] = Json::array();
  for (const SweptEffect::Group& group : effect.groups)
    json["groups"].push_back({{"group", group.group}, {"at", parts(group.at)}});
  json["interaction"] = parts(effect.interaction);
  return json;
}

Json swept(const SweptSchedule& one, const std::vector<SweptCutpoint>& cutpoints) {
  Json json = schedule(one.schedule);
  json["n"] = one.n;
  json["eqd2_gy"] = numbers(one.eqd2_gy);
  json["reaches"] = truths(one.reaches);
  json["above"] = Json::object();
  for (std::size_t c = 0; c < cutpoints.size(); ++c) json["above"][cutpoints[c].name] = truths(one.above[c]);
  return json;
}

std::string_view word(SweptConclusion::Kind kind) {
  switch (kind) {
    case SweptConclusion::Kind::schedule_reaches:
      return "schedule reaches threshold";
    case SweptConclusion::Kind::cutpoint_p:
      return "cutpoint p < 0.05";
    case SweptConclusion::Kind::effect_direction:
      return "effect hr < 1";
    case SweptConclusion::Kind::effect_p:
      return "effect p < 0.05";
    case SweptConclusion::Kind::interaction_p:
      return "interaction p < 0.05";
  }
  return {};
}

Json conclusion(const SweptConclusion& one) {
  Json json = {{"conclusion", word(one.kind)}, {"subject", one.subject}};
  if (!one.within.empty()) json["within"] = one.within;
  if (!one.group.empty()) json["group"] = one.group;
  if (!one.endpoint.empty()) json["endpoint"] = one.endpoint;
  json["at_reference"] = truth(one.at_reference);
  json["holds"] = truths(one.holds);
  json["changes"] = Json::array();
  for (const SweptConclusion::Change& change : one.changes)
    json["changes"].push_back(
        {{"from_gy", number(change.from_gy)}, {"to_gy", number(change.to_gy)}, {"becomes", change.becomes}});
  return json;
}

Json threshold(const Sweep& sweep) {
  if (sweep.threshold_source.empty()) return nullptr;
  Json at = Json::array();
  for (const auto& value : sweep.threshold_gy) at.push_back(number(value));
  return {{"source", sweep.threshold_source},
          {"reached_at_equality", sweep.threshold_is_reached_at_equality},
          {"eqd2_gy", at}};
}

}  // namespace

Json body(const Sweep& sweep) {
  Json json = {{"from_gy", number(sweep.from_gy)}, {"to_gy", number(sweep.to_gy)},
               {"step_gy", number(sweep.step_gy)}, {"alpha_beta_gy", numbers(sweep.alpha_beta_gy)},
               {"reference", sweep.reference},     {"threshold", threshold(sweep)}};
  json["schedules"] = Json::array();
  for (const SweptSchedule& one : sweep.schedules) json["schedules"].push_back(swept(one, sweep.cutpoints));
  json["cutpoints"] = Json::array();
  for (const SweptCutpoint& one : sweep.cutpoints) json["cutpoints"].push_back(swept(one));
  json["effects"] = Json::array();
  for (const SweptEffect& one : sweep.effects) json["effects"].push_back(swept(one));
  json["conclusions"] = Json::array();
  for (const SweptConclusion& one : sweep.conclusions) json["conclusions"].push_back(conclusion(one));
  return json;
}

}  // namespace rtsurv::results
