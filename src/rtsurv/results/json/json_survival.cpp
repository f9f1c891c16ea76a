// Kaplan-Meier, log-rank and cut-point as JSON.
#include "rtsurv/results/json/json_parts.hpp"
#include "rtsurv/results/json/names.hpp"

namespace rtsurv::results {
namespace {

Json estimate(const survival::Estimate& value) {
  return {{"estimate", number(value.estimate)}, {"lower", number(value.lower)}, {"upper", number(value.upper)}};
}

Json curve(const survival::KaplanMeier& km) {
  return {{"time", numbers(km.time)},         {"at_risk", numbers(km.at_risk)},   {"events", numbers(km.events_at)},
          {"censored", numbers(km.censored)}, {"survival", numbers(km.survival)}, {"std_error", numbers(km.std_error)},
          {"lower", numbers(km.lower)},       {"upper", numbers(km.upper)}};
}

Json group(const KaplanMeierResult::Group& group) {
  Json at = Json::array();
  for (const survival::SurvivalAt& row : group.curve.at) at.push_back(survival_at(row));
  return {{"group", group.group},
          {"n", number(group.curve.n)},
          {"events", number(group.curve.events)},
          {"median", estimate(group.curve.median)},
          {"curve", curve(group.curve)},
          {"at", at}};
}

Json follow_up(const survival::FollowUpTime& time) {
  Json json = {{"median", number(time.reverse_kaplan_meier.estimate)},
               {"lower", number(time.reverse_kaplan_meier.lower)},
               {"upper", number(time.reverse_kaplan_meier.upper)},
               {"method", "reverse-km"}};
  json["observed_median"] = number(time.observed_median);
  json["q1"] = number(time.q1);
  json["q3"] = number(time.q3);
  return json;
}

Json p_of(const CutpointResult& result) {
  Json p = {{"method", name(result.p_method)}, {"value", number(result.maxstat.p)}};
  if (result.maxstat.p_std_error) {
    p["std_error"] = number(result.maxstat.p_std_error);
    p["replicates"] = result.replicates;
  }
  return p;
}

}  // namespace

Json body(const KaplanMeierResult& result) {
  Json json = head("km", result.sample);
  json["conf_type"] = name(result.confidence_type);
  json["conf_level"] = result.confidence_level;
  if (!result.by.empty()) json["by"] = result.by;
  json["groups"] = Json::array();
  for (const auto& part : result.groups) json["groups"].push_back(group(part));
  if (result.follow_up) json["follow_up"] = follow_up(*result.follow_up);
  return json;
}

Json body(const LogRankResult& result) {
  Json json = head("logrank", result.sample);
  json["by"] = result.by;
  json["rho"] = number(result.rho);
  json["strata"] = result.strata;
  json.update(test(result.test.test));
  json["groups"] = Json::array();
  for (std::size_t g = 0; g < result.groups.size(); ++g)
    json["groups"].push_back({{"group", result.groups[g]},
                              {"n", number(result.test.n[g])},
                              {"observed", number(result.test.observed[g])},
                              {"expected", number(result.test.expected[g])}});
  return json;
}

Json body(const CutpointResult& result) {
  Json json = head("cutpoint", result.sample);
  if (!result.name.empty()) {
    json["name"] = result.name;
    json["variable"] = result.variable;
    json["endpoint"] = result.endpoint;
    json["fixed"] = number(result.fixed);
  }
  json["x"] = result.x;
  json["cutpoint"] = number(result.maxstat.cutpoint);
  json["statistic"] = number(result.maxstat.statistic);
  json["p"] = p_of(result);
  json["min_prop"] = result.min_proportion;
  json["max_prop"] = result.max_proportion;
  json["n_low"] = result.maxstat.n_low;
  json["n_high"] = result.maxstat.n_high;
  json["candidates"] = {{"cut", numbers(result.maxstat.cut)},
                        {"statistic", numbers(result.maxstat.candidate_statistic)}};
  if (result.evidence) json["evidence"] = body(*result.evidence);
  if (result.two_cuts) json["two_cuts"] = body_or_reason(*result.two_cuts);
  return json;
}

}  // namespace rtsurv::results
