// The absolute effects as JSON.
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

Json contrast(const survival::Contrast& one) {
  return {{"estimate", number(one.estimate)},
          {"se", number(one.std_error)},
          {"lower", number(one.lower)},
          {"upper", number(one.upper)},
          {"p", number(one.p)}};
}

Json contrast(const std::optional<survival::Contrast>& one) { return one ? contrast(*one) : Json(nullptr); }

Json needed(const survival::NumberNeeded& one) {
  Json json = {{"estimate", number(one.estimate)},
               {"to", one.to_harm ? "harm" : "benefit"},
               {"through_infinity", one.through_infinity}};
  if (one.through_infinity) {
    json["benefit_from"] = number(one.benefit_from);
    json["harm_from"] = number(one.harm_from);
  } else {
    json["lower"] = number(one.lower);
    json["upper"] = number(one.upper);
  }
  return json;
}

Json landmarks(const std::vector<EffectDifference::At>& all) {
  Json json = Json::array();
  for (const EffectDifference::At& at : all) {
    json.push_back({{"time", number(at.time)},
                    {"first", number(at.first)},
                    {"second", number(at.second)},
                    {"difference", contrast(at.difference)}});
    if (at.number_needed) json.back()["number_needed"] = needed(*at.number_needed);
    if (!at.difference) json.back()["not_estimable"] = at.why;
    if (!at.left_out.empty()) json.back()["left_out"] = at.left_out;
  }
  return json;
}

}  // namespace

Json body(const EffectDifference& result) {
  Json json = {{"first", result.first}, {"second", result.second}, {"at", landmarks(result.at)}};
  if (!result.incidence.empty()) json["cumulative_incidence"] = landmarks(result.incidence);
  if (!result.mean) {
    json["rmst"] = {{"not_estimable", result.mean_why}};
    return json;
  }
  json["rmst"] = {{"tau", number(result.mean->tau)},
                  {"first", number(result.mean->first)},
                  {"second", number(result.mean->second)},
                  {"difference", contrast(result.mean->difference)},
                  {"ratio", contrast(result.mean->ratio)}};
  if (!result.mean->left_out.empty()) json["rmst"]["left_out"] = result.mean->left_out;
  return json;
}

}  // namespace rtsurv::results
