// The evidence about a searched cut as JSON.
#include <cmath>

#include "rtsurv/results/json/json_parts.hpp"
#include "rtsurv/results/json/names.hpp"

namespace rtsurv::results {
namespace {

Json p_values(const CutpointEvidence& evidence) {
  Json json = Json::array();
  for (const CutpointEvidence::PValue& one : evidence.p_values) {
    json.push_back({{"method", name(one.method)}, {"value", number(one.p)}, {"std_error", number(one.std_error)}});
    if (!one.p) json.back()["not_estimable"] = one.why;
  }
  return json;
}

Json shrinkage(const Maybe<survival::CutShrinkage>& one) {
  if (!one.value) return {{"not_estimable", one.why}};
  return {{"hr_naive", number(std::exp(one.value->coefficient))},
          {"factor", number(one.value->factor)},
          {"hr_shrunken", number(std::exp(one.value->shrunken()))}};
}

Json bootstrap(const survival::CutBootstrap& one) {
  Json counts = Json::array();
  for (const auto& [cut, times] : one.counts) counts.push_back({{"cut", number(cut)}, {"replicates", times}});
  return {{"replicates", one.replicates},
          {"found", one.found},
          {"lower", number(one.lower)},
          {"upper", number(one.upper)},
          {"distribution", counts}};
}

Json spline(const Maybe<survival::SplineCox>& one) {
  if (!one.value) return {{"not_estimable", one.why}};
  return {{"knots", numbers(one.value->knots)},
          {"reference", number(one.value->reference)},
          {"overall", test(one.value->overall)},
          {"nonlinear", one.value->nonlinear ? test(*one.value->nonlinear) : Json(nullptr)},
          {"x", numbers(one.value->x)},
          {"log_hr", numbers(one.value->log_hazard_ratio)},
          {"lower", numbers(one.value->lower)},
          {"upper", numbers(one.value->upper)}};
}

}  // namespace

Json body(const CutpointEvidence& evidence) {
  Json json = {{"p_values", p_values(evidence)},
               {"uncorrected", {{"p", number(evidence.naive_p)}}},
               {"shrinkage", shrinkage(evidence.shrinkage)},
               {"bootstrap", bootstrap(evidence.bootstrap)},
               {"spline", spline(evidence.spline)}};
  if (evidence.fixed)
    json["fixed"] = {{"cut", number(*evidence.fixed)},
                     {"logrank", evidence.fixed_test.value ? test(*evidence.fixed_test.value)
                                                           : Json{{"not_estimable", evidence.fixed_test.why}}}};
  return json;
}

}  // namespace rtsurv::results
