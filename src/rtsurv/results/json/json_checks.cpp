// The checks of a study as JSON. Residuals of single patients stay in the figures.
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

Json line(const std::optional<survival::SmoothLine>& smooth) {
  if (!smooth) return nullptr;
  return {{"x", numbers(smooth->x)},
          {"value", numbers(smooth->value)},
          {"lower", numbers(smooth->lower)},
          {"upper", numbers(smooth->upper)}};
}

Json test_or_reason(const Maybe<survival::ChiSquareTest>& one) {
  return one.value ? test(*one.value) : Json{{"not_estimable", one.why}};
}

Json coefficient(const ModelChecks::Coefficient& one) {
  return {{"term", one.term},
          {"level", one.level ? Json(*one.level) : Json(nullptr)},
          {"influence",
           {{"row", one.row},
            {"dfbeta_per_se", number(one.dfbeta_per_error)},
            {"hr", number(one.hazard_ratio)},
            {"p", number(one.p)},
            {"without", {{"hr", number(one.hazard_ratio_without)}, {"p", number(one.p_without)}}}}},
          {"trend", line(one.trend)}};
}

Json half(const FollowUpChecks::Entrants::Half& one) {
  Json survival = Json::array();
  for (const std::optional<double>& value : one.survival) survival.push_back(number(value));
  return {{"n", one.n}, {"events", number(one.events)}, {"survival", survival}};
}

Json entrants(const Maybe<FollowUpChecks::Entrants>& one) {
  if (!one.value) return {{"not_estimable", one.why}};
  return {{"split", one.value->split},
          {"early", half(one.value->early)},
          {"late", half(one.value->late)},
          {"logrank", test_or_reason(one.value->log_rank)}};
}

}  // namespace

Json body(const ModelChecks& checks) {
  Json json = {{"events", number(checks.events)},
               {"parameters", checks.parameters},
               {"coefficients", Json::array()},
               {"linearity", Json::array()}};
  for (const ModelChecks::Coefficient& one : checks.coefficients) json["coefficients"].push_back(coefficient(one));
  for (const ModelChecks::Linearity& one : checks.linearity)
    json["linearity"].push_back(
        {{"term", one.term}, {"nonlinear", test_or_reason(one.nonlinear)}, {"trend", line(one.trend)}});
  return json;
}

Json body(const FollowUpChecks& checks) {
  Json json = {{"n", checks.n}, {"landmarks", Json::array()}, {"entrants", entrants(checks.entrants)}};
  for (const FollowUpChecks::At& at : checks.landmarks)
    json["landmarks"].push_back({{"time", number(at.time)},
                                 {"at_risk", at.at_risk},
                                 {"events_before", at.events_before},
                                 {"censored_before", at.censored_before}});
  return json;
}

Json body(const MissingByOutcome& one) {
  return {{"factor", one.factor},
          {"missing", {{"n", one.n_missing}, {"events", number(one.events_missing)}}},
          {"known", {{"n", one.n_known}, {"events", number(one.events_known)}}},
          {"logrank", test_or_reason(one.log_rank)}};
}

}  // namespace rtsurv::results
