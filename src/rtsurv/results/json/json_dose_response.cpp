// Dose-response curves as JSON.
#include "rtsurv/results/json/json_parts.hpp"
#include "rtsurv/results/json/names.hpp"

namespace rtsurv::results {
namespace {

Json interval(const dose::ProfileInterval& value) {
  return {{"estimate", number(value.estimate)}, {"lower", number(value.lower)}, {"upper", number(value.upper)}};
}

Json fit(const dose::FittedDoseResponse& fitted, const std::vector<std::string>& open_limits) {
  return {{"d50_gy", interval(fitted.d50_gy)},
          {"gamma50", interval(fitted.gamma50)},
          {"open_limits", open_limits},
          {"loglik", {{"null", number(fitted.loglik_null)}, {"model", number(fitted.loglik)}}},
          {"dose_effect", {{"chi_square", number(fitted.chi_square)}, {"df", 1}, {"p", number(fitted.p)}}},
          {"control_without_dose", number(fitted.control_null)},
          {"curve",
           {{"eqd2_gy", numbers(fitted.dose_gy)},
            {"control", numbers(fitted.response)},
            {"lower", numbers(fitted.lower)},
            {"upper", numbers(fitted.upper)}}}};
}

Json bin(const DoseResponse::Bin& bin) {
  return {{"schedules", bin.schedules},
          {"eqd2_range_gy", {number(bin.lowest_gy), number(bin.highest_gy)}},
          {"mean_eqd2_gy", number(bin.mean_gy)},
          {"n", bin.n},
          {"events", bin.events},
          {"control", bin.control ? survival_at(*bin.control) : Json(nullptr)}};
}

}  // namespace

Json body(const DoseResponse& response) {
  Json json = {{"endpoint", response.endpoint},
               {"model", name(response.model)},
               {"landmark", number(response.landmark)},
               {"alpha_beta_gy", number(response.alpha_beta_gy)},
               {"conf_level", response.confidence_level},
               {"n", response.n},
               {"events", response.events},
               {"censored", response.censored},
               {"n_missing", response.n_missing}};
  json["fit"] =
      response.fit.value ? fit(*response.fit.value, response.open_limits) : Json{{"not_estimable", response.fit.why}};
  json["bins"] = Json::array();
  for (const DoseResponse::Bin& one : response.bins) json["bins"].push_back(bin(one));
  return json;
}

}  // namespace rtsurv::results
